import type { PasskeyAssertion } from "@netvexa/contract/people";
import * as keys from "#platform/auth-passkeys";
import type { PersonContext } from "#platform/auth-context";
import { notFound } from "#platform/errors";
import type { Platform } from "#platform/platform";
import type { RequestClient } from "#platform/route";
import { sessionNeeded } from "./errors.ts";
import { finishSignIn } from "./finish-sign-in.ts";
import { recordForPerson } from "./record-for-person.ts";

export async function getPasskeyOptions(ctx: PersonContext, client: RequestClient, name: string) {
  if (ctx.session.kind !== "session") throw sessionNeeded();
  const { value, cookies } = await keys.passkeyOptions(ctx.platform.auth, client, name);
  client.setCookies(cookies);
  return value;
}

/** Throws `passkey_refused`. */
export async function addPasskey(
  ctx: PersonContext,
  client: RequestClient,
  input: { name: string; response: Record<string, unknown> },
): Promise<{ id: string }> {
  if (ctx.session.kind !== "session") throw sessionNeeded();
  const { value, cookies } = await keys.addPasskey(ctx.platform.auth, client, input);
  client.setCookies(cookies);
  const target = { kind: "passkey", id: value.id };
  await recordForPerson(ctx.platform, ctx.person, { action: "passkey.added", target, detail: { name: input.name } });
  return value;
}

export async function listPasskeys(ctx: PersonContext) {
  const rows = await keys.listPersonPasskeys(ctx.platform.database, ctx.person.id);
  return { passkeys: rows.map((row) => ({ ...row, createdAt: row.createdAt?.toISOString() ?? null })) };
}

export async function removePasskey(ctx: PersonContext, passkeyId: string): Promise<void> {
  const { platform, person } = ctx;
  if (!(await keys.removePersonPasskey(platform.database, person.id, passkeyId))) throw notFound("passkey");
  await recordForPerson(platform, person, { action: "passkey.removed", target: { kind: "passkey", id: passkeyId } });
}

export async function getPasskeySignInOptions(platform: Platform, client: RequestClient) {
  const { value, cookies } = await keys.passkeySignInOptions(platform.auth, client);
  client.setCookies(cookies);
  return value;
}

/** Throws `passkey_refused`. */
export async function signInWithPasskey(
  platform: Platform,
  client: RequestClient,
  response: PasskeyAssertion,
): Promise<{ state: "signed_in" }> {
  const { value, cookies } = await keys.signInWithPasskey(platform.auth, client, response);
  client.setCookies(cookies);
  await finishSignIn(platform, client, { personId: value.personId, method: "passkey" });
  return { state: "signed_in" };
}
