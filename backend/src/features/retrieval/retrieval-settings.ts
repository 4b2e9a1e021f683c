import { recordAudit } from "#features/audit";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { noteCacheUse } from "./cache-counters.ts";
import {
  addCacheUse,
  selectCacheFigures,
  selectSettings,
  upsertSettings,
  type CacheUse,
  type RetrievalSettings,
} from "./settings-queries.ts";

export function getRetrievalSettings(ctx: TenantContext): Promise<RetrievalSettings> {
  return tenantTransaction(ctx, (tx) => selectSettings(tx, ctx));
}

/** In force with the next question. */
export async function setRetrievalSettings(
  ctx: TenantContext,
  settings: RetrievalSettings,
): Promise<RetrievalSettings> {
  await tenantTransaction(ctx, async (tx) => {
    await upsertSettings(tx, ctx, settings);
    await recordAudit(ctx, tx, { action: "retrieval_settings.changed", detail: { ...settings } });
  });
  return settings;
}

const unused = { hits: 0, misses: 0, savedMicros: 0 };

/** Of the last days, today included. */
export async function getCacheStatistics(ctx: TenantContext, { days }: { days: number }) {
  const figures = await tenantTransaction(ctx, (tx) => selectCacheFigures(tx, ctx, days));
  return {
    answers: figures.get("answers") ?? unused,
    questionEmbeddings: figures.get("question_embeddings") ?? unused,
  };
}

/** A count that is lost is no harm; a question that fails for it would be. */
export async function countCacheUse(ctx: TenantContext, use: CacheUse): Promise<void> {
  noteCacheUse(ctx.platform, use);
  await tenantTransaction(ctx, (tx) => addCacheUse(tx, ctx, use)).catch((error: unknown) => {
    ctx.platform.logger.warn({ err: error }, "the use of a cache was not counted");
  });
}
