import { sql } from "kysely";
import { jsonb, type Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { usualSettings, type LeadSettings } from "./lead-settings.ts";

/** The tenant's own settings, else those that every storefront begins with. */
export async function selectSettings(tx: Transaction, ctx: TenantContext): Promise<LeadSettings> {
  const { rows } = await sql<{ content: LeadSettings }>`select content from lead_settings
    where tenant_id = ${ctx.tenantId}`.execute(tx);
  return rows[0]?.content ?? usualSettings;
}

export async function upsertSettings(tx: Transaction, ctx: TenantContext, settings: LeadSettings): Promise<void> {
  await sql`insert into lead_settings (tenant_id, content) values (${ctx.tenantId}, ${jsonb(settings)})
    on conflict (tenant_id) do update set content = excluded.content, updated_at = now()`.execute(tx);
}

/** Ids after one, for work that goes through all leads. */
export async function selectLeadIds(
  tx: Transaction,
  ctx: TenantContext,
  page: { after: string; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from leads
    where tenant_id = ${ctx.tenantId} and id > ${page.after}::uuid order by id limit ${page.limit}`.execute(tx);
  return rows.map(({ id }) => id);
}
