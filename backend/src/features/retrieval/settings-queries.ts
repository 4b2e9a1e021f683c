import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

export interface RetrievalSettings {
  /** Share of the ranking that meaning has; 0 leaves the embedding provider alone. */
  similarityWeight: number;
  rerank: boolean;
  answerCache: boolean;
}

/** Words go first: without them no figure and no part number is right. What could be stale is asked for, never given. */
export const defaultSettings: RetrievalSettings = { similarityWeight: 0.4, rerank: false, answerCache: false };

export async function selectSettings(transaction: Transaction, ctx: TenantContext): Promise<RetrievalSettings> {
  const { rows } = await sql<RetrievalSettings>`
    select similarity_weight as "similarityWeight", rerank, answer_cache as "answerCache"
    from retrieval_settings where tenant_id = ${ctx.tenantId}`.execute(transaction);
  return rows[0] ?? defaultSettings;
}

export async function upsertSettings(
  transaction: Transaction,
  ctx: TenantContext,
  { similarityWeight, rerank, answerCache }: RetrievalSettings,
): Promise<void> {
  await sql`insert into retrieval_settings (tenant_id, similarity_weight, rerank, answer_cache)
    values (${ctx.tenantId}, ${similarityWeight}, ${rerank}, ${answerCache})
    on conflict (tenant_id) do update set similarity_weight = excluded.similarity_weight, rerank = excluded.rerank,
      answer_cache = excluded.answer_cache, updated_at = now()`.execute(transaction);
}

export type CacheKind = "answers" | "question_embeddings";

export interface CacheUse {
  kind: CacheKind;
  hit: boolean;
  savedMicros: number;
}

export async function addCacheUse(transaction: Transaction, ctx: TenantContext, use: CacheUse): Promise<void> {
  const [hits, misses] = use.hit ? [1, 0] : [0, 1];
  await sql`insert into cache_statistics as s (tenant_id, day, kind, hits, misses, saved_micros)
    values (${ctx.tenantId}, current_date, ${use.kind}, ${hits}, ${misses}, ${use.savedMicros})
    on conflict (tenant_id, day, kind) do update set hits = s.hits + excluded.hits, misses = s.misses + excluded.misses,
      saved_micros = s.saved_micros + excluded.saved_micros`.execute(transaction);
}

export interface CacheFigures {
  hits: number;
  misses: number;
  savedMicros: number;
}

export async function selectCacheFigures(
  transaction: Transaction,
  ctx: TenantContext,
  days: number,
): Promise<Map<string, CacheFigures>> {
  const { rows } = await sql<CacheFigures & { kind: string }>`select kind, sum(hits)::int as hits,
      sum(misses)::int as misses, sum(saved_micros)::float8 as "savedMicros"
    from cache_statistics where tenant_id = ${ctx.tenantId} and day > current_date - ${days}::int
    group by kind`.execute(transaction);
  return new Map(rows.map(({ kind, ...figures }) => [kind, figures]));
}
