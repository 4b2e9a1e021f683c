import { sql } from "kysely";
import { z } from "zod";
import { jsonb, type Transaction } from "#platform/database";
import type { Platform } from "#platform/platform";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { compilePatterns, type Masker, type OwnPattern } from "./compile-patterns.ts";

export interface LogSettings {
  retentionDays: number;
  /** Of each log; null keeps what the days allow. */
  retentionBytes: number | null;
  /** Records a day that are kept in full; beyond it errors, and `samplePercent` of the rest. */
  dailyRecords: number;
  samplePercent: number;
  patterns: OwnPattern[];
}

/** What one log does otherwise; null is as the tenant's settings say. */
export interface LogOverride {
  retentionDays: number | null;
  retentionBytes: number | null;
  redact: boolean;
}

export const DEFAULT_SETTINGS: LogSettings = {
  retentionDays: 30,
  retentionBytes: null,
  dailyRecords: 5_000_000,
  samplePercent: 10,
  patterns: [],
};

/** What intake needs of the settings, ready for use. */
export interface IntakeRules {
  settings: LogSettings;
  unredacted: ReadonlySet<string>;
  mask: Masker | null;
}

/** A change is in force everywhere after so long. */
const KEPT_MS = 2_000;
const kept = new WeakMap<Platform, Map<string, { until: number; rules: Promise<IntakeRules> }>>();

/** The tenant's rules, at most two seconds old. */
export function readIntakeRules(ctx: TenantContext): Promise<IntakeRules> {
  const known = kept.get(ctx.platform) ?? new Map();
  kept.set(ctx.platform, known);
  const now = performance.now();
  const entry = known.get(ctx.tenantId);
  if (entry && entry.until > now) return entry.rules;
  if (known.size > 1_000) known.clear();
  const rules = loadRules(ctx);
  known.set(ctx.tenantId, { until: now + KEPT_MS, rules });
  rules.catch(() => known.delete(ctx.tenantId));
  return rules;
}

/** For what has just changed them in this process. */
export function forgetIntakeRules(ctx: TenantContext): void {
  kept.get(ctx.platform)?.delete(ctx.tenantId);
}

async function loadRules(ctx: TenantContext): Promise<IntakeRules> {
  const { settings, overrides } = await tenantTransaction(ctx, async (transaction) => ({
    settings: await selectSettings(transaction, ctx),
    overrides: await selectOverrides(transaction, ctx),
  }));
  const unredacted = new Set(overrides.filter(({ redact }) => !redact).map(({ log }) => log));
  return { settings, unredacted, mask: compilePatterns(settings.patterns) };
}

const storedPatterns = z.array(z.object({ name: z.string(), pattern: z.string() }));

export async function selectSettings(transaction: Transaction, { tenantId }: TenantContext): Promise<LogSettings> {
  const { rows } = await sql<Omit<LogSettings, "patterns"> & { patterns: unknown }>`
    select retention_days as "retentionDays", retention_bytes as "retentionBytes", daily_records as "dailyRecords",
      sample_percent as "samplePercent", patterns from log_settings where tenant_id = ${tenantId}`.execute(transaction);
  const [row] = rows;
  return row ? { ...row, patterns: storedPatterns.parse(row.patterns) } : DEFAULT_SETTINGS;
}

export async function storeSettings(
  transaction: Transaction,
  { tenantId }: TenantContext,
  settings: LogSettings,
): Promise<void> {
  await sql`insert into log_settings
      (tenant_id, retention_days, retention_bytes, daily_records, sample_percent, patterns)
    values (${tenantId}, ${settings.retentionDays}, ${settings.retentionBytes}::bigint,
      ${settings.dailyRecords}::bigint, ${settings.samplePercent}, ${jsonb(settings.patterns)})
    on conflict (tenant_id) do update set retention_days = excluded.retention_days,
      retention_bytes = excluded.retention_bytes, daily_records = excluded.daily_records,
      sample_percent = excluded.sample_percent, patterns = excluded.patterns, updated_at = now()`.execute(transaction);
}

export async function selectOverrides(
  transaction: Transaction,
  { tenantId }: TenantContext,
): Promise<(LogOverride & { log: string })[]> {
  const { rows } = await sql<LogOverride & { log: string }>`select log, retention_days as "retentionDays",
      retention_bytes as "retentionBytes", redact from log_overrides
    where tenant_id = ${tenantId} order by log`.execute(transaction);
  return rows;
}

export async function storeOverride(
  transaction: Transaction,
  { tenantId }: TenantContext,
  { log, retentionDays, retentionBytes, redact }: LogOverride & { log: string },
): Promise<void> {
  await sql`insert into log_overrides (tenant_id, log, retention_days, retention_bytes, redact)
    values (${tenantId}, ${log}, ${retentionDays}, ${retentionBytes}::bigint, ${redact})
    on conflict (tenant_id, log) do update set retention_days = excluded.retention_days,
      retention_bytes = excluded.retention_bytes, redact = excluded.redact, updated_at = now()`.execute(transaction);
}
