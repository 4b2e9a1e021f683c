import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

export interface SiteRow {
  tenant_id: string;
  id: string;
  site_key: string;
  url: string;
  code_fingerprint: string | null;
  code_challenge: string | null;
  code_expires_at: Date | null;
  secret: string | null;
  handshake_url: string | null;
  connected_at: Date | null;
  proven_at: Date | null;
}

export interface NewSite {
  id: string;
  siteKey: string;
  url: string;
  codeFingerprint: string;
  codeChallenge: string;
  codeExpiresAt: Date;
}

export async function insertSite(tx: Transaction, { tenantId }: TenantContext, site: NewSite): Promise<void> {
  await sql`insert into connected_sites (tenant_id, id, site_key, url, code_fingerprint, code_challenge, code_expires_at)
    values (${tenantId}, ${site.id}, ${site.siteKey}, ${site.url}, ${site.codeFingerprint}, ${site.codeChallenge},
      ${site.codeExpiresAt})`.execute(tx);
}

/** Consents that no site came for; returns their keys. */
export async function deleteStaleSites(tx: Transaction, { tenantId }: TenantContext, now: Date): Promise<string[]> {
  const { rows } = await sql<{ site_key: string }>`delete from connected_sites
    where tenant_id = ${tenantId} and connected_at is null and code_expires_at < ${now}
    returning site_key`.execute(tx);
  return rows.map((row) => row.site_key);
}

export async function selectSite(tx: Transaction, ctx: TenantContext, id: string): Promise<SiteRow | undefined> {
  const { rows } = await sql<SiteRow>`select * from connected_sites
    where tenant_id = ${ctx.tenantId} and id = ${id} and connected_at is not null`.execute(tx);
  return rows[0];
}

export async function selectSites(tx: Transaction, { tenantId }: TenantContext): Promise<SiteRow[]> {
  const { rows } = await sql<SiteRow>`select * from connected_sites
    where tenant_id = ${tenantId} and connected_at is not null order by connected_at desc, id limit 200`.execute(tx);
  return rows;
}

export async function deleteSite(tx: Transaction, { tenantId }: TenantContext, id: string): Promise<string | null> {
  const { rows } = await sql<{ site_key: string }>`delete from connected_sites
    where tenant_id = ${tenantId} and id = ${id} returning site_key`.execute(tx);
  return rows[0]?.site_key ?? null;
}

export async function markProven(tx: Transaction, { tenantId }: TenantContext, id: string): Promise<void> {
  await sql`update connected_sites set proven_at = now() where tenant_id = ${tenantId} and id = ${id}`.execute(tx);
}

export async function selectSiteOfTenant(
  tx: Transaction,
  { tenantId }: TenantContext,
  siteKey: string,
): Promise<SiteRow | undefined> {
  const { rows } = await sql<SiteRow>`select * from connected_sites
    where tenant_id = ${tenantId} and site_key = ${siteKey}`.execute(tx);
  return rows[0];
}
