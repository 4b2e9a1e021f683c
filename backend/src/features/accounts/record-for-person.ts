import { INSTALLATION_CHAIN, recordAuditIn, type AuditEvent } from "#features/audit";
import type { Platform } from "#platform/platform";
import { administer } from "./administer.ts";
import { selectOwnOrganisations } from "./membership-queries.ts";

/** Adds what a person did with their account to the log of each of their organisations, else to the installation's. */
export async function recordForPerson(
  platform: Platform,
  person: { id: string; name: string | null },
  event: AuditEvent,
): Promise<void> {
  const actor = { kind: "person", ...person };
  await administer(platform, async (transaction) => {
    const own = await selectOwnOrganisations(transaction, person.id);
    for (const chain of own.length > 0 ? own : [INSTALLATION_CHAIN]) {
      await recordAuditIn({ platform, place: { chain, actor } }, transaction, event);
    }
  });
}
