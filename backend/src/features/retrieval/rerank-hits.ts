import { createReranker, RerankError } from "#platform/reranker";
import { tenantKey } from "#platform/ephemeral-store";
import type { TenantContext } from "#platform/tenant-context";
import type { SearchHit } from "./search-result.ts";

/** A shopper waits: later than this, the order that there is must do. */
const timeoutMs = 1_200;
/** After a failure the provider is left alone for a while. */
const pauseSeconds = 30;
/** Passages that are read together with the question. */
export const rerankedHits = 30;
const longestText = 1_500;

/**
 * The hits as a cross-encoder orders them; typed answers stay where they are, before everything. The scores are those
 * that there were, given out anew in the new order, so that whatever compares them still can. As they are when the
 * provider fails.
 */
export async function rerankHits(ctx: TenantContext, query: string, hits: SearchHit[]): Promise<SearchHit[]> {
  const reranker = createReranker(ctx.platform.env.models);
  const movable = hits.filter(({ document }) => document.kind !== "qa").slice(0, rerankedHits);
  if (!reranker || movable.length < 2) return hits;
  const { ephemeral, logger } = ctx.platform;
  const pause = tenantKey(ctx, "rerank-paused", reranker.name);
  if ((await ephemeral.get(pause)) !== null) return hits;
  try {
    const scores = await reranker.rerank(query, movable.map(textOf), { timeoutMs });
    return reorder(hits, movable, scores);
  } catch (error) {
    if (!(error instanceof RerankError)) throw error;
    logger.warn({ err: error, model: reranker.name }, "passages could not be reranked; they stay as they were");
    await ephemeral.set(pause, "1", pauseSeconds);
    return hits;
  }
}

function textOf({ chunk, document }: SearchHit): string {
  return [document.title, ...chunk.headings, chunk.text].join("\n").slice(0, longestText);
}

function reorder(hits: readonly SearchHit[], movable: readonly SearchHit[], scores: readonly number[]): SearchHit[] {
  const order = movable
    .map((hit, index) => ({ hit, score: scores[index] ?? 0, index }))
    .toSorted((one, other) => other.score - one.score || one.index - other.index);
  const moved = new Set(movable);
  let next = 0;
  return hits.map((hit) => {
    if (!moved.has(hit)) return hit;
    const taken = order[next]?.hit ?? hit;
    next += 1;
    return { ...taken, score: hit.score };
  });
}
