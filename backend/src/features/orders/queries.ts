import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

export interface OrderRow {
  numberKey: string;
  proof: string;
  content: string;
  changedAt: string;
}

/** Returns how many were stored: those that are not older than what is there. */
export async function upsertOrders(tx: Transaction, ctx: TenantContext, rows: readonly OrderRow[]): Promise<number> {
  const { rows: stored } = await sql`
    insert into orders (tenant_id, number_key, proof, content, changed_at)
    select ${ctx.tenantId}, number_key, proof, content, changed_at
    from unnest(${rows.map((row) => row.numberKey)}::text[], ${rows.map((row) => row.proof)}::text[],
      ${rows.map((row) => row.content)}::text[], ${rows.map((row) => row.changedAt)}::timestamptz[])
      as sent (number_key, proof, content, changed_at)
    on conflict (tenant_id, number_key) do update
      set proof = excluded.proof, content = excluded.content, changed_at = excluded.changed_at, stored_at = now()
    where orders.changed_at <= excluded.changed_at
    returning 1`.execute(tx);
  return stored.length;
}

export async function deleteOrders(tx: Transaction, ctx: TenantContext, keys: readonly string[]): Promise<number> {
  const { rows } = await sql`delete from orders
    where tenant_id = ${ctx.tenantId} and number_key = any(${keys}::text[]) returning 1`.execute(tx);
  return rows.length;
}

/** A bounded number of them, so that a push stays short. */
export async function deleteOldOrders(tx: Transaction, ctx: TenantContext, before: Date): Promise<void> {
  await sql`delete from orders where tenant_id = ${ctx.tenantId} and number_key in (
      select number_key from orders where tenant_id = ${ctx.tenantId} and changed_at < ${before}
      order by changed_at limit 500)`.execute(tx);
}

/** The one statement by which an order is ever read. */
export async function selectProvenOrder(tx: Transaction, ctx: TenantContext, proof: string): Promise<string | null> {
  const { rows } = await sql<{ content: string }>`select content from orders
    where tenant_id = ${ctx.tenantId} and proof = ${proof}`.execute(tx);
  return rows[0]?.content ?? null;
}
