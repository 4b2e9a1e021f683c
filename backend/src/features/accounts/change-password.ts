import type { PersonContext } from "#platform/auth-context";
import type { Platform } from "#platform/platform";
import type { RequestClient } from "#platform/route";
import { revokeFamilies } from "./token-queries.ts";
import { administer } from "./administer.ts";
import { sessionNeeded } from "./errors.ts";
import { limitAttempts } from "./limit-attempts.ts";
import { recordForPerson } from "./record-for-person.ts";

/** Sets a new password by a mailed token; every session and refresh token of the person ends. Throws `token_invalid`. */
export async function resetPassword(
  platform: Platform,
  client: RequestClient,
  input: { token: string; password: string },
): Promise<void> {
  const { personId } = (await platform.auth.resetPassword(client, input)).value;
  await administer(platform, (transaction) => revokeFamilies(transaction, personId));
  await recordForPerson(
    platform,
    { id: personId, name: null },
    { action: "password.reset", detail: { address: client.address } },
  );
}

/** Throws `sign_in_refused` when the current password is not right. */
export async function changePassword(
  ctx: PersonContext,
  client: RequestClient,
  input: { current: string; password: string },
): Promise<void> {
  if (ctx.session.kind !== "session") throw sessionNeeded();
  const { platform, person } = ctx;
  await limitAttempts(platform, { purpose: "change-password", address: client.address, email: person.email });
  client.setCookies((await platform.auth.changePassword(client, input)).cookies);
  await administer(platform, (transaction) => revokeFamilies(transaction, person.id));
  await recordForPerson(platform, { id: person.id, name: person.name }, { action: "password.changed" });
}
