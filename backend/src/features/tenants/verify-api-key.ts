import { timingSafeEqual } from "node:crypto";
import { sql } from "kysely";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";
import type { VerifiedCredential } from "#platform/tenant-context";
import { API_KEY_PATTERN, fingerprintApiKey } from "./api-key.ts";
import { invalidCredential } from "./errors.ts";

interface Row {
  tenant_id: string;
  id: string;
  secret_fingerprint: string;
  scopes: string[];
}

/** Whose key this is. Read from the database each time, so that a revoked key is refused at once. */
export async function verifyApiKey(platform: Platform, key: string): Promise<Omit<VerifiedCredential, "requestId">> {
  const prefix = API_KEY_PATTERN.exec(key)?.[1];
  if (!prefix) throw invalidCredential();
  const row = await systemTransaction({ platform, reason: "resolve credential" }, async (transaction) => {
    const { rows } = await sql<Row>`
      select k.tenant_id, k.id, k.secret_fingerprint, k.scopes
      from credential_lookup c
      join api_keys k on k.tenant_id = c.tenant_id and k.prefix = c.lookup
      join tenants t on t.id = c.tenant_id
      where c.lookup = ${prefix} and c.kind = 'api_key' and k.revoked_at is null
        and (k.expires_at is null or k.expires_at > now()) and t.suspended_at is null`.execute(transaction);
    return rows[0];
  });
  if (!row || !sameHex(row.secret_fingerprint, fingerprintApiKey(platform, key))) throw invalidCredential();
  return { tenantId: row.tenant_id, actor: { kind: "api_key", keyId: row.id, scopes: row.scopes } };
}

function sameHex(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
