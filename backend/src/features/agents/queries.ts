import { sql } from "kysely";
import type { AgentContent } from "@netvexa/contract";
import { jsonb, type Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

type Stored = Record<string, unknown>;

export interface AgentRow {
  id: string;
  name: string;
  is_default: boolean;
  enabled: boolean;
  archived_at: Date | null;
  draft: Stored;
  revision: number;
  published_version: number | null;
  /** Of the published version; null where there is none. */
  published: Stored | null;
  updated_at: Date;
}

const agentColumns = sql`a.id, a.name, a.is_default, a.enabled, a.archived_at, a.draft, a.revision, a.published_version,
  v.content as published, a.updated_at`;
const withVersion = sql`agents a left join agent_versions v
  on v.tenant_id = a.tenant_id and v.agent_id = a.id and v.version = a.published_version`;

/** The default one first, then the oldest. */
export async function selectAgents(tx: Transaction, ctx: TenantContext, archived: boolean): Promise<AgentRow[]> {
  const { rows } = await sql<AgentRow>`select ${agentColumns} from ${withVersion}
    where a.tenant_id = ${ctx.tenantId} and (a.archived_at is not null) = ${archived}
    order by a.is_default desc, a.created_at, a.id limit 500`.execute(tx);
  return rows;
}

/** The row stays locked until the transaction ends. */
export async function lockAgent(tx: Transaction, ctx: TenantContext, id: string): Promise<AgentRow | undefined> {
  await sql`select 1 from agents where tenant_id = ${ctx.tenantId} and id = ${id} for update`.execute(tx);
  return selectAgent(tx, ctx, id);
}

export async function selectAgent(tx: Transaction, ctx: TenantContext, id: string): Promise<AgentRow | undefined> {
  const { rows } = await sql<AgentRow>`select ${agentColumns} from ${withVersion}
    where a.tenant_id = ${ctx.tenantId} and a.id = ${id}`.execute(tx);
  return rows[0];
}

export interface NewAgent {
  id: string;
  content: AgentContent;
}

export async function insertAgent(tx: Transaction, ctx: TenantContext, { id, content }: NewAgent): Promise<void> {
  await sql`insert into agents (tenant_id, id, name, draft)
    values (${ctx.tenantId}, ${id}, ${content.name}, ${jsonb(content)})`.execute(tx);
}

export async function updateDraft(tx: Transaction, ctx: TenantContext, { id, content }: NewAgent): Promise<void> {
  await sql`update agents set draft = ${jsonb(content)}, name = ${content.name}, revision = revision + 1,
      updated_at = now()
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(tx);
}

export interface NewVersion {
  agentId: string;
  version: number;
  content: AgentContent;
  changes: string[];
  note: string | null;
  overrideReason: string | null;
  publishedBy: string | null;
}

export async function insertVersion(tx: Transaction, ctx: TenantContext, row: NewVersion): Promise<void> {
  await sql`insert into agent_versions
      (tenant_id, agent_id, version, content, changes, note, override_reason, published_by)
    values (${ctx.tenantId}, ${row.agentId}, ${row.version}, ${jsonb(row.content)}, ${row.changes}::text[],
      ${row.note}, ${row.overrideReason}, ${row.publishedBy})`.execute(tx);
  await sql`update agents set published_version = ${row.version}, updated_at = now()
    where tenant_id = ${ctx.tenantId} and id = ${row.agentId}`.execute(tx);
}

export interface VersionRow {
  version: number;
  content: Stored;
  changes: string[];
  note: string | null;
  override_reason: string | null;
  published_by: string | null;
  published_at: Date;
}

export async function selectVersion(
  tx: Transaction,
  ctx: TenantContext,
  of: { agentId: string; version: number },
): Promise<VersionRow | undefined> {
  const { rows } = await sql<VersionRow>`select * from agent_versions
    where tenant_id = ${ctx.tenantId} and agent_id = ${of.agentId} and version = ${of.version}`.execute(tx);
  return rows[0];
}

/** The last number that was given, published again or not. */
export async function selectLastVersion(tx: Transaction, ctx: TenantContext, agentId: string): Promise<number> {
  const { rows } = await sql<{ version: number | null }>`select max(version) as version from agent_versions
    where tenant_id = ${ctx.tenantId} and agent_id = ${agentId}`.execute(tx);
  return rows[0]?.version ?? 0;
}

export async function selectVersions(
  tx: Transaction,
  ctx: TenantContext,
  of: { agentId: string; before: number | null; limit: number },
): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`select * from agent_versions
    where tenant_id = ${ctx.tenantId} and agent_id = ${of.agentId}
      and (${of.before}::int is null or version < ${of.before}::int)
    order by version desc limit ${of.limit}`.execute(tx);
  return rows;
}

export interface AgentState {
  id: string;
  enabled: boolean;
  archived: boolean;
  isDefault: boolean;
}

export async function updateState(tx: Transaction, ctx: TenantContext, state: AgentState): Promise<void> {
  if (state.isDefault) {
    await sql`update agents set is_default = false where tenant_id = ${ctx.tenantId} and is_default`.execute(tx);
  }
  await sql`update agents set enabled = ${state.enabled}, is_default = ${state.isDefault}, updated_at = now(),
      archived_at = case when ${state.archived}::boolean then coalesce(archived_at, now()) end
    where tenant_id = ${ctx.tenantId} and id = ${state.id}`.execute(tx);
}

export async function updatePreviewKey(tx: Transaction, ctx: TenantContext, key: string): Promise<string | null> {
  // Locked first: of two at the same time each must learn what the other has put there.
  const { rows } = await sql<{ before: string | null }>`select preview_key as before from storefronts
    where tenant_id = ${ctx.tenantId} for update`.execute(tx);
  await sql`update storefronts set preview_key = ${key}, updated_at = now()
    where tenant_id = ${ctx.tenantId}`.execute(tx);
  return rows[0]?.before ?? null;
}
