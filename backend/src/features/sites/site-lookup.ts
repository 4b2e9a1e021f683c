import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";
import { openFieldCipher } from "#platform/tenant-secrets";
import type { SiteRow } from "./queries.ts";

/** Sealed and opened under this name. */
export const SECRET_FIELD = "connected_sites.secret";

/** Work across tenants, as long as it is not known whose site it is. */
export function lookUp<T>(platform: Platform, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return systemTransaction({ platform, reason: "resolve credential" }, work);
}

/** The site of a key, whose tenant is not suspended; locked, as its code may be used once. */
export async function selectSiteByKey(
  tx: Transaction,
  siteKey: string,
): Promise<(SiteRow & { organisation_id: string; public_key: string }) | undefined> {
  const { rows } = await sql<SiteRow & { organisation_id: string; public_key: string }>`
    select s.*, t.organisation_id, f.public_key from credential_lookup c
    join connected_sites s on s.tenant_id = c.tenant_id and s.site_key = c.lookup
    join tenants t on t.id = c.tenant_id join storefronts f on f.tenant_id = c.tenant_id
    where c.lookup = ${siteKey} and c.kind = 'site_key' and t.suspended_at is null for update of s`.execute(tx);
  return rows[0];
}

export async function insertLookup(tx: Transaction, tenantId: string, siteKey: string): Promise<void> {
  await sql`insert into credential_lookup (lookup, kind, tenant_id)
    values (${siteKey}, 'site_key', ${tenantId})`.execute(tx);
}

export async function deleteLookups(tx: Transaction, siteKeys: readonly string[]): Promise<void> {
  await sql`delete from credential_lookup where kind = 'site_key' and lookup = any (${siteKeys}::text[])`.execute(tx);
}

/** The code is used up; with `secret` the site is connected, and earlier connections of the same address end. */
export async function useCode(
  { platform, transaction }: { platform: Platform; transaction: Transaction },
  site: SiteRow,
  connected: { secret: string; handshakeUrl: string } | null,
): Promise<void> {
  await sql`update connected_sites set code_fingerprint = null, code_challenge = null
    where tenant_id = ${site.tenant_id} and id = ${site.id}`.execute(transaction);
  if (connected === null) return;
  const cipher = await openFieldCipher({ tenantId: site.tenant_id, platform }, transaction);
  const sealed = cipher.seal(SECRET_FIELD, connected.secret);
  await sql`update connected_sites set secret = ${sealed}, handshake_url = ${connected.handshakeUrl}, connected_at = now()
    where tenant_id = ${site.tenant_id} and id = ${site.id}`.execute(transaction);
  const { rows } = await sql<{ site_key: string }>`delete from connected_sites
    where tenant_id = ${site.tenant_id} and url = ${site.url} and id <> ${site.id} returning site_key`.execute(
    transaction,
  );
  await deleteLookups(
    transaction,
    rows.map(({ site_key: key }) => key),
  );
}
