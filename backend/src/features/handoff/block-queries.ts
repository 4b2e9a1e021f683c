import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

export interface BlockRow {
  id: string;
  kind: "visitor" | "network" | "email";
  value: string;
  reason: string;
  blocked_by: string;
  created_at: Date;
}

/** Null leaves a kind out. */
export interface Blockable {
  visitorId: string | null;
  network: string | null;
  email: string | null;
}

export async function isBlocked(tx: Transaction, ctx: TenantContext, one: Blockable): Promise<boolean> {
  const { rows } = await sql`select 1 from visitor_blocks where tenant_id = ${ctx.tenantId} and (
      (kind = 'visitor' and value = ${one.visitorId}) or (kind = 'network' and value = ${one.network})
      or (kind = 'email' and value = ${one.email?.toLowerCase() ?? null})) limit 1`.execute(tx);
  return rows.length > 0;
}

/** Blocking what is blocked already gives the block that there is. */
export async function insertBlock(
  tx: Transaction,
  ctx: TenantContext,
  row: Omit<BlockRow, "created_at">,
): Promise<BlockRow> {
  const { rows } = await sql<BlockRow>`insert into visitor_blocks (tenant_id, id, kind, value, reason, blocked_by)
    values (${ctx.tenantId}, ${row.id}, ${row.kind}, ${row.value}, ${row.reason}, ${row.blocked_by})
    on conflict (tenant_id, kind, value) do update set reason = excluded.reason
    returning id, kind, value, reason, blocked_by, created_at`.execute(tx);
  const [block] = rows;
  if (!block) throw new Error("A block was not stored.");
  return block;
}

export async function selectBlocks(tx: Transaction, ctx: TenantContext): Promise<BlockRow[]> {
  const { rows } = await sql<BlockRow>`select id, kind, value, reason, blocked_by, created_at from visitor_blocks
    where tenant_id = ${ctx.tenantId} order by created_at desc limit 1000`.execute(tx);
  return rows;
}

export async function deleteBlock(tx: Transaction, ctx: TenantContext, id: string): Promise<BlockRow | undefined> {
  const { rows } = await sql<BlockRow>`delete from visitor_blocks where tenant_id = ${ctx.tenantId} and id = ${id}
    returning id, kind, value, reason, blocked_by, created_at`.execute(tx);
  return rows[0];
}
