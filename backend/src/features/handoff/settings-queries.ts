import { sql } from "kysely";
import { jsonb, type Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

export async function selectSettings(tx: Transaction, ctx: TenantContext): Promise<unknown> {
  const { rows } = await sql<{ content: unknown }>`select content from handoff_settings
    where tenant_id = ${ctx.tenantId}`.execute(tx);
  return rows[0]?.content;
}

/** Of the version of the agent that visitors talk to; null where it states none. */
export async function selectHours(tx: Transaction, ctx: TenantContext, agentId: string | null): Promise<unknown> {
  const { rows } = await sql<{ hours: unknown }>`select v.content -> 'openingHours' as hours
    from agents a join agent_versions v on v.tenant_id = a.tenant_id and v.agent_id = a.id
      and v.version = a.published_version
    where a.tenant_id = ${ctx.tenantId} and (${agentId}::uuid is null or a.id = ${agentId}::uuid)
    order by a.is_default desc, a.created_at limit 1`.execute(tx);
  return rows[0]?.hours ?? null;
}

export async function storeSettings(tx: Transaction, ctx: TenantContext, content: unknown): Promise<void> {
  await sql`insert into handoff_settings (tenant_id, content) values (${ctx.tenantId}, ${jsonb(content)})
    on conflict (tenant_id) do update set content = excluded.content, updated_at = now()`.execute(tx);
}
