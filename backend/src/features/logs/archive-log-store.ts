import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import { tenantKey, type EphemeralStore } from "#platform/ephemeral-store";
import type { AppendedLogs, LogBatch, LogStore, LogStoreStats } from "#platform/log-store";
import type { Logger } from "#platform/logger";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { insertArchived } from "./archive-queries.ts";
import { insertBatch, mintIds, selectBatch, type StoredBatch } from "./cursor-queries.ts";
import { withPartitions } from "./make-log-partitions.ts";
import { scanArchive } from "./scan-archive.ts";

const VISITOR_BATCH = 500;

export interface ArchiveLogStoreOptions {
  ephemeral: EphemeralStore;
  logger: Logger;
}

/** Records go straight into PostgreSQL, one transaction a batch: the store of embedded mode. */
export function createArchiveLogStore(options: ArchiveLogStoreOptions): LogStore {
  return {
    append: async (ctx, batch) => {
      const appended = await appendToArchive(ctx, batch);
      if (!appended.duplicate) announce(options, ctx);
      return appended;
    },
    scan: scanArchive,
    subscribe: (ctx, wake) => subscribeToAppends(options, ctx, wake),
    settle: async () => undefined,
    stats: async (ctx) => ({ logs: await readArchiveStats(ctx), waiting: 0 }),
    forgetVisitor: forgetArchivedVisitor,
    dropTenant: async () => undefined,
    archive: async () => undefined,
    failures: () => ({ full: 0, unreachable: 0 }),
    close: async () => undefined,
  };
}

async function appendToArchive(ctx: TenantContext, batch: LogBatch): Promise<AppendedLogs> {
  if (batch.records.length === 0) return { ids: [], duplicate: false };
  const nowMs = ctx.platform.clock.now().getTime();
  return withPartitions(ctx.platform, { fromMs: nowMs, toMs: nowMs }, () =>
    tenantTransaction(ctx, (transaction) => appendIn(transaction, ctx, { ...batch, nowMs })),
  );
}

/** The ids come first: their row is locked, so that a batch which is sent twice at once is seen the second time. */
async function appendIn(
  transaction: Transaction,
  { tenantId }: TenantContext,
  { records, batchKey, nowMs }: LogBatch & { nowMs: number },
): Promise<AppendedLogs> {
  const { ms, sequence: first } = await mintIds(transaction, tenantId, { nowMs, count: records.length });
  const known = batchKey === null ? null : await selectBatch(transaction, tenantId, batchKey);
  if (known) return { ids: idsOf(known), duplicate: true };
  const batch = { ms, first, count: records.length };
  const ids = idsOf(batch);
  await insertArchived(
    transaction,
    tenantId,
    records.map((record, index) => ({ ...record, id: ids[index] ?? "" })),
  );
  if (batchKey !== null) await insertBatch(transaction, tenantId, { ...batch, key: batchKey });
  return { ids, duplicate: false };
}

export function idsOf({ ms, first, count }: StoredBatch): string[] {
  return Array.from({ length: count }, (_, index) => `${ms}-${first + index}`);
}

/** A wake-up that is lost is made good by the next one, and by tails that look again on their own. */
function announce({ ephemeral, logger }: ArchiveLogStoreOptions, ctx: { tenantId: string }): void {
  ephemeral
    .publish(tenantKey(ctx, "logs", "wake"), "")
    .catch((error: unknown) => logger.warn({ err: error }, "tails of logs could not be woken"));
}

export function subscribeToAppends(
  { ephemeral, logger }: ArchiveLogStoreOptions,
  ctx: { tenantId: string },
  wake: () => void,
): () => void {
  const subscription = ephemeral.subscribe(tenantKey(ctx, "logs", "wake"), wake);
  const report = (error: unknown) => logger.warn({ err: error }, "a tail of logs could not listen");
  subscription.catch(report);
  return () => void subscription.then((end) => end()).catch(report);
}

export async function readArchiveStats(ctx: TenantContext): Promise<LogStoreStats["logs"]> {
  const { rows } = await tenantTransaction(ctx, (transaction) =>
    sql<{ log: string; records: number; bytes: number; last_hour: number }>`
      select log, sum(records)::bigint as records, sum(bytes)::bigint as bytes, max(hour_ms) as last_hour
      from log_hours where tenant_id = ${ctx.tenantId} group by log order by log`.execute(transaction),
  );
  return rows.map(({ last_hour: lastHour, ...row }) => ({ ...row, lastSeenAt: new Date(lastHour).toISOString() }));
}

/** In short statements, so that others get in between; returns how many went. */
export async function forgetArchivedVisitor(ctx: TenantContext, visitorId: string): Promise<number> {
  for (let total = 0; ;) {
    const { rows } = await tenantTransaction(ctx, (transaction) =>
      sql`delete from log_records where tenant_id = ${ctx.tenantId} and (ms, sequence) in (
          select ms, sequence from log_records where tenant_id = ${ctx.tenantId} and visitor_id = ${visitorId}
          limit ${VISITOR_BATCH}) returning 1`.execute(transaction),
    );
    total += rows.length;
    if (rows.length < VISITOR_BATCH) return total;
  }
}
