import type { ToolContent } from "@netvexa/contract";
import { sql } from "kysely";
import { jsonb, type Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

export interface ToolRow {
  id: string;
  agent_id: string;
  name: string;
  enabled: boolean;
  content: ToolContent;
  /** Sealed. */
  secret: string | null;
  updated_at: Date;
}

const columns = sql`id, agent_id, name, enabled, content, secret, updated_at`;

export async function selectTools(tx: Transaction, ctx: TenantContext): Promise<ToolRow[]> {
  const { rows } = await sql<ToolRow>`select ${columns} from agent_tools where tenant_id = ${ctx.tenantId}
    order by id limit 200`.execute(tx);
  return rows;
}

export async function selectTool(tx: Transaction, ctx: TenantContext, id: string): Promise<ToolRow | undefined> {
  const { rows } = await sql<ToolRow>`select ${columns} from agent_tools
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(tx);
  return rows[0];
}

export async function hasAgent(tx: Transaction, ctx: TenantContext, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from agents where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(tx);
  return rows.length > 0;
}

/** Undefined where the agent has a tool of that name. */
export async function insertTool(
  tx: Transaction,
  ctx: TenantContext,
  row: Omit<ToolRow, "updated_at">,
): Promise<ToolRow | undefined> {
  const { rows } = await sql<ToolRow>`insert into agent_tools (tenant_id, id, agent_id, name, enabled, content, secret)
    values (${ctx.tenantId}, ${row.id}, ${row.agent_id}, ${row.name}, ${row.enabled}, ${jsonb(row.content)}, ${row.secret})
    on conflict (tenant_id, agent_id, name) do nothing returning ${columns}`.execute(tx);
  return rows[0];
}

/** Keeps the secret where none is given. */
export async function updateTool(
  tx: Transaction,
  ctx: TenantContext,
  row: Pick<ToolRow, "id" | "enabled" | "content" | "secret">,
): Promise<ToolRow | undefined> {
  const { rows } = await sql<ToolRow>`update agent_tools
    set enabled = ${row.enabled}, content = ${jsonb(row.content)}, secret = coalesce(${row.secret}, secret),
      updated_at = now()
    where tenant_id = ${ctx.tenantId} and id = ${row.id} returning ${columns}`.execute(tx);
  return rows[0];
}

export async function deleteTool(tx: Transaction, ctx: TenantContext, id: string): Promise<boolean> {
  const { rows } = await sql`delete from agent_tools where tenant_id = ${ctx.tenantId} and id = ${id}
    returning id`.execute(tx);
  return rows.length > 0;
}

export async function selectHosts(tx: Transaction, ctx: TenantContext): Promise<string[]> {
  const { rows } = await sql<{ hosts: string[] }>`select hosts from tool_hosts
    where tenant_id = ${ctx.tenantId}`.execute(tx);
  return rows[0]?.hosts ?? [];
}

export async function upsertHosts(tx: Transaction, ctx: TenantContext, hosts: readonly string[]): Promise<void> {
  await sql`insert into tool_hosts (tenant_id, hosts) values (${ctx.tenantId}, ${[...hosts]}::text[])
    on conflict (tenant_id) do update set hosts = excluded.hosts, updated_at = now()`.execute(tx);
}
