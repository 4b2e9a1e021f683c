import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { AppError } from "#platform/errors";
import { newId } from "#platform/ids";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";

const PATTERN = /^nvxo_[\w-]{43}$/;

/** Returns the operator's first credential, made on the very first start and readable this once; null ever after. */
export async function createFirstOperatorCredential(platform: Platform): Promise<string | null> {
  const credential = `nvxo_${randomBytes(32).toString("base64url")}`;
  const fingerprint = platform.secrets.fingerprint("operator credentials", credential);
  const { rows } = await systemTransaction({ platform, reason: "administer installation" }, async (transaction) => {
    await sql`lock table operator_credentials in share row exclusive mode`.execute(transaction);
    return sql`insert into operator_credentials (id, secret_fingerprint)
      select ${newId()}::uuid, ${fingerprint} where not exists (select 1 from operator_credentials) returning id`.execute(
      transaction,
    );
  });
  return rows.length > 0 ? credential : null;
}

/** Makes a new credential and revokes all others: for an operator who lost theirs and has the machine itself. */
export async function resetOperatorCredential(platform: Platform): Promise<string> {
  const credential = `nvxo_${randomBytes(32).toString("base64url")}`;
  const fingerprint = platform.secrets.fingerprint("operator credentials", credential);
  await systemTransaction({ platform, reason: "administer installation" }, async (transaction) => {
    await sql`update operator_credentials set revoked_at = now() where revoked_at is null`.execute(transaction);
    await sql`insert into operator_credentials (id, secret_fingerprint) values (${newId()}, ${fingerprint})`.execute(
      transaction,
    );
  });
  return credential;
}

/** Throws `credential_invalid` unless the credential is an operator's and not revoked. */
export async function verifyOperatorCredential(platform: Platform, credential: string): Promise<void> {
  const fingerprint = platform.secrets.fingerprint("operator credentials", credential);
  const known =
    PATTERN.test(credential) &&
    (await systemTransaction({ platform, reason: "resolve credential" }, async (transaction) => {
      const { rows } = await sql`select 1 from operator_credentials
        where secret_fingerprint = ${fingerprint} and revoked_at is null`.execute(transaction);
      return rows.length > 0;
    }));
  if (known) return;
  throw new AppError({
    kind: "unauthenticated",
    code: "credential_invalid",
    detail: "The credential is unknown or revoked. Use the operator credential of this installation.",
  });
}
