import type { logHistogram } from "@netvexa/contract";
import { sql } from "kysely";
import type { z } from "zod";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { logArchiveRows } from "./log-archive-rows.ts";
import { LOG_LEVELS, logFilterPeriod, type LogFilter } from "./log-filter.ts";
import { requirePosition } from "./log-record.ts";
import { parseLogQuery } from "./parse-log-query.ts";
import { scanHotLogs } from "./scan-hot-logs.ts";

type Histogram = z.input<typeof logHistogram>;

const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];
const WIDTHS = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 7, 14, 28, 91, 364].map((count) => count * DAY),
];

interface Count {
  bucket: number;
  level: number;
  records: number;
}

/**
 * How many records of a query there are, by time and level, hot and archived ones together. Without `since` it begins
 * with the first record that is kept, without `until` it ends now. Throws `log_query_invalid`.
 */
export async function countLogs(
  ctx: TenantContext,
  { q, buckets }: { q: string; buckets: number },
): Promise<Histogram> {
  const nowMs = ctx.platform.clock.now().getTime();
  const filter = parseLogQuery(q, nowMs);
  const period = logFilterPeriod(filter);
  const untilMs = Math.max(1, period.untilMs ?? nowMs + 1);
  const sinceMs = Math.max(0, Math.min(period.sinceMs ?? (await firstMs(ctx)) ?? untilMs - DAY, untilMs - 1));
  const bucketMs = bucketWidth(sinceMs, untilMs, buckets);
  const { counts, newest } = await countArchived(ctx, filter, bucketMs);
  for await (const { id, level } of scanHotLogs(ctx, filter, newest))
    counts.push({
      bucket: Math.floor(requirePosition(id).ms / bucketMs),
      level: LOG_LEVELS.indexOf(level),
      records: 1,
    });
  return {
    from: at(Math.floor(sinceMs / bucketMs) * bucketMs),
    to: at(Math.ceil(untilMs / bucketMs) * bucketMs),
    bucketMs,
    total: counts.reduce((sum, { records }) => sum + records, 0),
    buckets: toBuckets(counts, bucketMs),
  };
}

/** The narrowest of the usual widths with which the period takes at most so many buckets. */
export function bucketWidth(sinceMs: number, untilMs: number, buckets: number): number {
  const fits = (width: number) => Math.ceil(untilMs / width) - Math.floor(sinceMs / width) <= buckets;
  return WIDTHS.find(fits) ?? Math.ceil(untilMs / DAY) * DAY;
}

async function firstMs(ctx: TenantContext): Promise<number | null> {
  const [first] = await ctx.platform.logs.scan(ctx, { order: "asc", limit: 1 });
  return first ? requirePosition(first.id).ms : null;
}

/** Counts, and the newest archived record as of the same moment: both are one statement. */
async function countArchived(
  ctx: TenantContext,
  filter: LogFilter,
  bucketMs: number,
): Promise<{ counts: Count[]; newest: string | null }> {
  const { rows } = await tenantTransaction(ctx, async (transaction) => {
    const archived = await logArchiveRows(ctx, transaction, filter);
    return sql<Count & { newest: string | null }>`
      select r.ms / ${bucketMs}::bigint as bucket, r.level, count(*)::int as records, null as newest
        from ${archived} group by 1, 2
      union all
      (select 0, 0, 0, ms || '-' || sequence from log_records where tenant_id = ${ctx.tenantId}
        order by ms desc, sequence desc limit 1)`.execute(transaction);
  });
  return {
    counts: rows.filter(({ newest }) => newest === null),
    newest: rows.find(({ newest }) => newest !== null)?.newest ?? null,
  };
}

function toBuckets(counts: readonly Count[], bucketMs: number): Histogram["buckets"] {
  const buckets = new Map<number, Histogram["buckets"][number]>();
  for (const { bucket, level, records } of counts) {
    const name = LOG_LEVELS[level];
    const kept = buckets.get(bucket) ?? { at: at(bucket * bucketMs), total: 0, levels: {} };
    kept.total += records;
    if (name) kept.levels[name] = (kept.levels[name] ?? 0) + records;
    buckets.set(bucket, kept);
  }
  return [...buckets.entries()].toSorted(([one], [other]) => one - other).map(([, bucket]) => bucket);
}

function at(ms: number): string {
  return new Date(ms).toISOString();
}
