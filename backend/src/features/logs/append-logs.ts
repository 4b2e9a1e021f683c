import type { AppendedLogs } from "#platform/log-store";
import type { TenantContext } from "#platform/tenant-context";
import type { NewLogRecord } from "./log-record.ts";
import { readIntakeRules } from "./log-settings.ts";
import { redactRecord } from "./redact-record.ts";
import { keepUntold, sampleOverQuota } from "./sample-over-quota.ts";
import { withStoreErrors } from "./store-failure.ts";

export interface AppendLogsInput {
  records: readonly NewLogRecord[];
  /** The same key again within a day stores nothing and gives the first ids; null for what nobody repeats. */
  batchKey: string | null;
}

export interface AppendLogsResult extends AppendedLogs {
  /** By the record's place in the input, its id; null for one that the quota left out. */
  idsByPlace: (string | null)[];
  /** Records that the tenant's daily quota left out. */
  dropped: number;
}

/**
 * Stores records that are valid: masks what must not be stored, keeps to the tenant's daily quota, and acknowledges once
 * they survive the end of any process. Throws `log_store_full` (503) when there is no room.
 */
export async function appendLogs(
  ctx: TenantContext,
  { records, batchKey }: AppendLogsInput,
): Promise<AppendLogsResult> {
  const rules = await readIntakeRules(ctx);
  const sampled = await withStoreErrors(() => sampleOverQuota(ctx, { records, settings: rules.settings }));
  const { kept, report } = sampled;
  const chosen = kept.map((place) => records[place]).filter((record) => record !== undefined);
  const redacted = chosen.map((record) =>
    rules.unredacted.has(record.log) ? record : redactRecord(record, rules.mask),
  );
  const appended = await ctx.platform.logs
    .append(ctx, { records: report ? [...redacted, report] : redacted, batchKey })
    .catch(async (error: unknown) => {
      await keepUntold(ctx, sampled).catch(() => undefined);
      throw error;
    });
  const idsByPlace: (string | null)[] = records.map(() => null);
  // A batch that is sent again may be sampled otherwise: then the first ids tell nothing of the places.
  const places = appended.duplicate && appended.ids.length < records.length ? [] : kept;
  for (const [index, place] of places.entries()) idsByPlace[place] = appended.ids[index] ?? null;
  const dropped = appended.duplicate ? 0 : records.length - kept.length;
  return {
    ...appended,
    ids: appended.duplicate ? appended.ids : appended.ids.slice(0, kept.length),
    idsByPlace,
    dropped,
  };
}
