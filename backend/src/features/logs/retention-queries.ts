import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import { DEFAULT_SETTINGS } from "./log-settings.ts";

export interface ExpiredLog {
  tenantId: string;
  log: string;
  /** The end of the last hour that goes. */
  beforeMs: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/**
 * Logs that hold hours past their days, or past their bytes counted from the newest hour back; whole hours only. At most
 * `limit`.
 */
export async function selectExpiredLogs(
  transaction: Transaction,
  { nowMs, limit }: { nowMs: number; limit: number },
): Promise<ExpiredLog[]> {
  const { rows } = await sql<ExpiredLog>`
    with hours as (
      select tenant_id, log, hour_ms, sum(bytes) as bytes from log_hours group by tenant_id, log, hour_ms),
    judged as (
      select h.tenant_id, h.log, h.hour_ms,
        h.hour_ms + ${HOUR_MS}::bigint <= ${nowMs}::bigint
          - coalesce(o.retention_days, s.retention_days, ${DEFAULT_SETTINGS.retentionDays}::int) * ${DAY_MS}::bigint as old,
        sum(h.bytes) over (partition by h.tenant_id, h.log order by h.hour_ms desc)
          > coalesce(o.retention_bytes, s.retention_bytes) and h.hour_ms + ${HOUR_MS}::bigint <= ${nowMs}::bigint as large
      from hours h left join log_settings s on s.tenant_id = h.tenant_id
      left join log_overrides o on o.tenant_id = h.tenant_id and o.log = h.log)
    select tenant_id as "tenantId", log, max(hour_ms) + ${HOUR_MS}::bigint as "beforeMs" from judged
    where old or large group by tenant_id, log limit ${limit}`.execute(transaction);
  return rows;
}

/** Returns how many records went, at most `limit`; with the last of them goes the count of their hours. */
export async function deleteExpired(
  transaction: Transaction,
  { tenantId, log, beforeMs }: ExpiredLog,
  limit: number,
): Promise<number> {
  const { rows } = await sql`delete from log_records where tenant_id = ${tenantId} and (ms, sequence) in (
      select ms, sequence from log_records where tenant_id = ${tenantId} and log = ${log} and ms < ${beforeMs}::bigint
      limit ${limit}) returning 1`.execute(transaction);
  if (rows.length < limit) {
    await sql`delete from log_hours where tenant_id = ${tenantId} and log = ${log}
      and hour_ms < ${beforeMs}::bigint`.execute(transaction);
  }
  return rows.length;
}

/** The longest time that any tenant keeps any log. */
export async function selectLongestDays(transaction: Transaction): Promise<number> {
  const { rows } = await sql<{ days: number }>`select greatest(${DEFAULT_SETTINGS.retentionDays}::int,
    (select max(retention_days) from log_settings), (select max(retention_days) from log_overrides)) as days`.execute(
    transaction,
  );
  return rows[0]?.days ?? DEFAULT_SETTINGS.retentionDays;
}

/** Drops whole days that ended before; returns how many. Gives up its turn when others hold the table for long. */
export async function dropPartitions(transaction: Transaction, beforeMs: number): Promise<number> {
  await sql`set local lock_timeout = '2s'`.execute(transaction);
  const { rows } = await sql<{ dropped: number }>`
    select drop_log_partitions(${beforeMs}::bigint) as dropped`.execute(transaction);
  return rows[0]?.dropped ?? 0;
}
