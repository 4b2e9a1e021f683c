import { endPersonSessions } from "#platform/auth-sessions";
import * as factor from "#platform/auth-second-factor";
import type { PersonContext } from "#platform/auth-context";
import { installationKey } from "#platform/ephemeral-store";
import { AppError } from "#platform/errors";
import type { Platform } from "#platform/platform";
import type { RequestClient } from "#platform/route";
import { sessionNeeded } from "./errors.ts";
import { finishSignIn } from "./finish-sign-in.ts";
import { limitAttempts } from "./limit-attempts.ts";
import { recordForPerson } from "./record-for-person.ts";

/** Longer than a code is in force, the neighbouring ones included. */
const CODE_SECONDS = 120;

/**
 * Finishes a sign-in by a code; each code works once. Five wrong codes end the attempt, ten lock the factor for a while.
 * Throws `code_wrong`, `sign_in_needed`, `rate_limited`.
 */
export async function passSecondFactor(
  platform: Platform,
  client: RequestClient,
  input: { method: "totp" | "backup_code"; code: string },
): Promise<{ state: "signed_in" }> {
  const { value, cookies } = await factor.passSecondFactor(platform.auth, client, input);
  const { personId } = value;
  const key = installationKey("code", personId, platform.secrets.fingerprint("codes", input.code));
  const { allowed } = await platform.ephemeral.consume(key, { points: 1, seconds: CODE_SECONDS });
  if (!allowed) {
    // Somebody has seen the code: neither of the two goes on with it.
    await endPersonSessions(platform.database, personId);
    throw codeUsed();
  }
  client.setCookies(cookies);
  await finishSignIn(platform, client, { personId, method: input.method });
  return { state: "signed_in" };
}

/** A secret for an authenticator app, in force once confirmed. */
export async function startTotp(ctx: PersonContext, client: RequestClient, password: string) {
  await assertOwnSession(ctx, client);
  const { value, cookies } = await factor.startTotp(ctx.platform.auth, client, password);
  client.setCookies(cookies);
  return value;
}

export async function confirmTotp(ctx: PersonContext, client: RequestClient, code: string): Promise<void> {
  await assertOwnSession(ctx, client);
  client.setCookies((await factor.confirmTotp(ctx.platform.auth, client, code)).cookies);
  await recordForPerson(ctx.platform, ctx.person, { action: "second_factor.enabled" });
}

export async function disableTotp(ctx: PersonContext, client: RequestClient, password: string): Promise<void> {
  await assertOwnSession(ctx, client);
  client.setCookies((await factor.disableTotp(ctx.platform.auth, client, password)).cookies);
  await recordForPerson(ctx.platform, ctx.person, { action: "second_factor.disabled" });
}

/** What a stolen session could be used for to guess the password or a code is limited as sign-in is. */
async function assertOwnSession({ platform, person, session }: PersonContext, client: RequestClient): Promise<void> {
  if (session.kind !== "session") throw sessionNeeded();
  await limitAttempts(platform, { purpose: "second-factor", address: client.address, email: person.email });
}

function codeUsed(): AppError {
  return new AppError({
    kind: "forbidden",
    code: "code_wrong",
    detail: "This code was used already. Sign in again with the next one.",
  });
}
