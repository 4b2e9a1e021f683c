import { randomInt } from "node:crypto";
import { tenantKey } from "#platform/ephemeral-store";
import type { TenantContext } from "#platform/tenant-context";
import type { LogSettings } from "./log-settings.ts";
import type { NewLogRecord } from "./log-record.ts";
import { spendAllowance } from "./spend-allowance.ts";

export const INTAKE_LOG = "netvexa.intake";
const DAY_SECONDS = 86_400;
/** So often at most a tenant is told how many records were left out. */
const REPORT_EVERY: { points: number; seconds: number } = { points: 1, seconds: 10 };
/** Of counts that wait to be told: a tenant that sends nothing more for a day has been told of all but the last. */
const COUNT_SECONDS = 2 * DAY_SECONDS;

export interface Sampled {
  /** Places of the records to keep, rising. */
  kept: number[];
  /** Says how many were left out since the last such record; null when there is nothing to tell, or it is too soon. */
  report: NewLogRecord | null;
}

/**
 * Within the day's quota, everything. Beyond it errors are kept, and of the rest the share that the tenant chose; how
 * many were left out becomes a record of the log `netvexa.intake` itself, with the field `dropped`.
 */
export async function sampleOverQuota(
  ctx: TenantContext,
  { records, settings }: { records: readonly NewLogRecord[]; settings: LogSettings },
): Promise<Sampled> {
  const { ephemeral } = ctx.platform;
  const day = { points: settings.dailyRecords, seconds: DAY_SECONDS };
  const window = { key: tenantKey(ctx, "logs", "day"), limit: day };
  const quota = await spendAllowance(ephemeral, window, records.length);
  const all = records.map((_, place) => place);
  if (quota.allowed) return { kept: all, report: null };
  const kept = all.filter((place) => isKept(records[place], settings));
  return { kept, report: await reportDropped(ctx, records.length - kept.length) };
}

function isKept(record: NewLogRecord | undefined, { samplePercent }: LogSettings): boolean {
  return record?.level === "error" || record?.level === "fatal" || randomInt(100) < samplePercent;
}

async function reportDropped(ctx: TenantContext, dropped: number): Promise<NewLogRecord | null> {
  const { ephemeral, clock } = ctx.platform;
  const key = tenantKey(ctx, "logs", "dropped");
  await ephemeral.increase(key, dropped, COUNT_SECONDS);
  const turn = await ephemeral.consume(tenantKey(ctx, "logs", "dropped", "told"), REPORT_EVERY);
  const total = turn.allowed ? await ephemeral.takeCount(key) : 0;
  if (total === 0) return null;
  return {
    time: clock.now().toISOString(),
    level: "warn",
    log: INTAKE_LOG,
    message: `${total} records were left out, because the daily quota is used up`,
    fields: { dropped: total },
    traceId: null,
    spanId: null,
    conversationId: null,
    visitorId: null,
    source: "netvexa",
  };
}

/** For a report that could not be stored: the next one tells of it. */
export async function keepUntold(ctx: TenantContext, { report }: Sampled): Promise<void> {
  const dropped = Number(report?.fields.dropped ?? 0);
  if (dropped > 0) await ctx.platform.ephemeral.increase(tenantKey(ctx, "logs", "dropped"), dropped, COUNT_SECONDS);
}
