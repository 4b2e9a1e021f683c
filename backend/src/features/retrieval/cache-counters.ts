import type { Platform } from "#platform/platform";
import type { CacheKind, CacheUse } from "./settings-queries.ts";

export interface CacheCounters {
  hits: number;
  misses: number;
  /** In millionths of a US dollar. */
  savedMicros: number;
}

const none: CacheCounters = { hits: 0, misses: 0, savedMicros: 0 };
const counted = new WeakMap<Platform, Record<CacheKind, CacheCounters>>();

/** What this process has kept from before, of all tenants together. */
export function cacheCounters(platform: Platform): Record<CacheKind, CacheCounters> {
  const known = counted.get(platform);
  if (known) return known;
  const fresh = { answers: { ...none }, question_embeddings: { ...none } };
  counted.set(platform, fresh);
  return fresh;
}

export function noteCacheUse(platform: Platform, { kind, hit, savedMicros }: CacheUse): void {
  const counters = cacheCounters(platform)[kind];
  if (hit) counters.hits += 1;
  else counters.misses += 1;
  counters.savedMicros += savedMicros;
}
