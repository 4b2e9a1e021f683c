import { findPeopleToWrite } from "#features/accounts";
import { queueMail } from "#features/mailing";
import type { PeriodicWork } from "#platform/periodic-work";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";
import { composeNoticeMail } from "./compose-notice-mail.ts";
import { findConditions, openNotice, resolveOthers, type Condition } from "./condition-queries.ts";

export const watchTenants: PeriodicWork = {
  name: "watch tenants",
  everySeconds: 60,
  run: watch,
};

/**
 * Opens a notice for everything that needs a hand and has none yet, with its mails in the same transaction, and closes
 * those whose thing was mended. Safe in several processes at once: the open notice is unique.
 */
export async function watch(platform: Platform): Promise<void> {
  const conditions = await systemTransaction({ platform, reason: "watch tenants" }, findConditions);
  for (const condition of conditions) await announce(platform, condition);
  await systemTransaction({ platform, reason: "watch tenants" }, (transaction) =>
    resolveOthers(transaction, conditions),
  );
}

async function announce(platform: Platform, condition: Condition): Promise<void> {
  if (condition.known) return;
  const people = await findPeopleToWrite(platform, condition.tenantId);
  await systemTransaction({ platform, reason: "watch tenants" }, async (transaction) => {
    if (!(await openNotice(transaction, condition))) return;
    for (const to of people) {
      await queueMail(platform, transaction, composeNoticeMail({ to, condition, publicUrl: platform.env.publicUrl }));
    }
  });
}
