import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import { requirePosition, type LogPosition } from "./log-record.ts";

/** Gives the tenant's next `count` ids; returns the first. They rise even when the clock falls back. */
export async function mintIds(
  transaction: Transaction,
  tenantId: string,
  { nowMs, count }: { nowMs: number; count: number },
): Promise<LogPosition> {
  const { rows } = await sql<LogPosition>`insert into log_cursors (tenant_id, ms, sequence)
    values (${tenantId}, ${nowMs}::bigint, ${count - 1}::int)
    on conflict (tenant_id, shard) do update set ms = greatest(log_cursors.ms, excluded.ms),
      sequence = case when excluded.ms > log_cursors.ms then excluded.sequence
        else log_cursors.sequence + ${count}::int end
    returning ms, sequence`.execute(transaction);
  const [last] = rows;
  if (!last) throw new Error("A tenant's cursor gave no ids.");
  return { ms: last.ms, sequence: last.sequence - count + 1 };
}

export interface StoredBatch {
  ms: number;
  first: number;
  count: number;
}

export async function selectBatch(
  transaction: Transaction,
  tenantId: string,
  key: string,
): Promise<StoredBatch | null> {
  const { rows } = await sql<StoredBatch>`select ms, first_sequence as first, records as count from log_batches
    where tenant_id = ${tenantId} and key = ${key}`.execute(transaction);
  return rows[0] ?? null;
}

export async function insertBatch(
  transaction: Transaction,
  tenantId: string,
  { key, ms, first, count }: StoredBatch & { key: string },
): Promise<void> {
  await sql`insert into log_batches (tenant_id, key, ms, first_sequence, records)
    values (${tenantId}, ${key}, ${ms}::bigint, ${first}::int, ${count}::int)`.execute(transaction);
}

/** What may be forgotten: nobody repeats a batch after a day. Returns how many went, at most `limit`. */
export async function deleteOldBatches(transaction: Transaction, limit: number): Promise<number> {
  const { rows } = await sql`delete from log_batches where ctid = any (array(select ctid from log_batches
    where created_at < now() - interval '1 day' limit ${limit})) returning 1`.execute(transaction);
  return rows.length;
}

/** The id through which the tenant's hot records are archived, made at its first record; null when there is no tenant. */
export async function openCursor(transaction: Transaction, tenantId: string): Promise<string | null> {
  const known = await selectCursor(transaction, tenantId);
  if (known !== null) return known;
  await sql`insert into log_cursors (tenant_id) select id from tenants where id = ${tenantId}
    on conflict do nothing`.execute(transaction);
  return selectCursor(transaction, tenantId);
}

/** The same where a tenant without records has none: null. */
export async function selectCursor(transaction: Transaction, tenantId: string): Promise<string | null> {
  const { rows } = await sql<LogPosition>`select ms, sequence from log_cursors
    where tenant_id = ${tenantId} and shard = 0`.execute(transaction);
  const [row] = rows;
  return row ? `${row.ms}-${row.sequence}` : null;
}

/** False when the cursor is no longer at `from`. */
export async function advanceCursor(
  transaction: Transaction,
  tenantId: string,
  { from, to }: { from: string; to: string },
): Promise<boolean> {
  const [was, next] = [requirePosition(from), requirePosition(to)];
  const { rows } = await sql`update log_cursors set ms = ${next.ms}::bigint, sequence = ${next.sequence}::int
    where tenant_id = ${tenantId} and shard = 0 and ms = ${was.ms}::bigint and sequence = ${was.sequence}::int
    returning 1`.execute(transaction);
  return rows.length > 0;
}

/** Tenants that ever had a record, in order, after the given one. */
export async function selectCursorTenants(
  transaction: Transaction,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select tenant_id as id from log_cursors
    where ${after}::uuid is null or tenant_id > ${after}::uuid order by tenant_id limit ${limit}`.execute(transaction);
  return rows.map(({ id }) => id);
}
