import { randomBytes } from "node:crypto";
import type { Transaction } from "#platform/database";
import { AppError } from "#platform/errors";
import { newId } from "#platform/ids";
import type { Platform } from "#platform/platform";
import type { RequestClient } from "#platform/route";
import { signAccessToken, type AccessToken } from "./access-token.ts";
import { administer } from "./administer.ts";
import { tokenRefused } from "./errors.ts";
import { limitAttempts } from "./limit-attempts.ts";
import { recordForPerson } from "./record-for-person.ts";
import { recordRefusal } from "./record-refusal.ts";
import {
  insertFamily,
  insertRefreshToken,
  markUsed,
  revokeFamily,
  selectRefreshToken,
  type FamilyRow,
} from "./token-queries.ts";

const REFRESH_DAYS = 30;

export interface IssuedTokens extends AccessToken {
  /** Used once: each refresh gives a new one, and a second use of an old one ends them all. */
  refreshToken: string;
}

/**
 * Tokens for an API client that knows the person's password. No browser session stays behind. Whoever has a second
 * factor is refused here: such an account signs in on the dashboard. Throws `sign_in_refused`, `second_factor_active`.
 */
export async function issueTokens(
  platform: Platform,
  client: RequestClient,
  input: { email: string; password: string },
): Promise<IssuedTokens> {
  await limitAttempts(platform, { purpose: "sign-in", address: client.address, email: input.email });
  const bare = { ...client, cookie: null };
  const answer = await platform.auth.signIn(bare, { ...input, remember: false }).catch(async (error: unknown) => {
    await recordRefusal(platform, { action: "tokens.refused", email: input.email, address: client.address });
    throw error;
  });
  if (answer.value.state === "second_factor") throw secondFactorActive();
  await platform.auth.signOut({ ...bare, cookie: cookieHeader(answer.cookies) });
  const { personId } = answer.value;
  const familyId = newId();
  const refreshToken = await administer(platform, async (transaction) => {
    await insertFamily(transaction, { id: familyId, personId });
    return addRefreshToken({ platform, transaction }, familyId);
  });
  await recordForPerson(
    platform,
    { id: personId, name: null },
    {
      action: "tokens.issued",
      target: { kind: "token_family", id: familyId },
      detail: { address: client.address },
    },
  );
  return { ...(await signAccessToken(platform, { personId, familyId })), refreshToken };
}

/**
 * A new pair for a refresh token that was not used before. One that was is a sign of theft: its whole family ends, so
 * that neither the thief nor the owner can go on with it. Throws `credential_invalid`.
 */
export async function refreshTokens(platform: Platform, refreshToken: string): Promise<IssuedTokens> {
  const fingerprint = fingerprintOf(platform, refreshToken);
  const next = await administer(platform, async (transaction): Promise<RefreshOutcome> => {
    const row = await selectRefreshToken(transaction, fingerprint);
    if (!row || row.expired || row.revoked) return { kind: "unknown" };
    if (row.used_at !== null) {
      await revokeFamily(transaction, row.family_id);
      return { kind: "reused", row };
    }
    await markUsed(transaction, fingerprint);
    return { kind: "fresh", row, token: await addRefreshToken({ platform, transaction }, row.family_id) };
  });
  if (next.kind === "unknown") throw tokenRefused();
  if (next.kind === "reused") return refuseReuse(platform, next.row);
  const { person_id: personId, family_id: familyId } = next.row;
  return { ...(await signAccessToken(platform, { personId, familyId })), refreshToken: next.token };
}

type RefreshOutcome =
  | { kind: "unknown" }
  | { kind: "reused"; row: FamilyRow }
  | { kind: "fresh"; row: FamilyRow; token: string };

/** Ends the family of a refresh token; one that is unknown is no error. */
export async function revokeTokens(platform: Platform, refreshToken: string): Promise<void> {
  await administer(platform, async (transaction) => {
    const row = await selectRefreshToken(transaction, fingerprintOf(platform, refreshToken));
    if (row) await revokeFamily(transaction, row.family_id);
  });
}

async function refuseReuse(platform: Platform, row: FamilyRow): Promise<never> {
  await recordForPerson(
    platform,
    { id: row.person_id, name: null },
    {
      action: "tokens.reuse_detected",
      target: { kind: "token_family", id: row.family_id },
    },
  );
  throw tokenRefused();
}

async function addRefreshToken(
  { platform, transaction }: { platform: Platform; transaction: Transaction },
  familyId: string,
): Promise<string> {
  const token = `nvxr_${randomBytes(32).toString("base64url")}`;
  await insertRefreshToken(transaction, { familyId, fingerprint: fingerprintOf(platform, token), days: REFRESH_DAYS });
  return token;
}

function fingerprintOf(platform: Platform, token: string): string {
  return platform.secrets.fingerprint("refresh tokens", token);
}

function cookieHeader(cookies: readonly string[]): string {
  return cookies.map((cookie) => cookie.split(";")[0]).join("; ");
}

function secondFactorActive(): AppError {
  return new AppError({
    kind: "forbidden",
    code: "second_factor_active",
    detail: "This account has a second factor. Sign in to the dashboard, and use an API key for programs.",
  });
}
