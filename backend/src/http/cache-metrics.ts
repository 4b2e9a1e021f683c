import { Counter } from "prom-client";
import { cacheCounters } from "#features/retrieval";
import type { Platform } from "#platform/platform";
import type { Metrics } from "./metrics.ts";

/** How often this process found answers and embeddings that it had kept, and what that saved. */
export function countCacheUse({ registry }: Metrics, platform: Platform): void {
  const lookups = new Counter({
    name: "netvexa_cache_lookups_total",
    help: "Lookups in caches, by cache and whether it had what was looked for",
    labelNames: ["cache", "result"],
    registers: [registry],
    collect: () => {
      lookups.reset();
      for (const [cache, { hits, misses }] of Object.entries(cacheCounters(platform))) {
        lookups.inc({ cache, result: "hit" }, hits);
        lookups.inc({ cache, result: "miss" }, misses);
      }
    },
  });
  const saved = new Counter({
    name: "netvexa_cache_saved_dollars_total",
    help: "What answers that were said again had cost when they were new, in US dollars",
    labelNames: ["cache"],
    registers: [registry],
    collect: () => {
      saved.reset();
      for (const [cache, { savedMicros }] of Object.entries(cacheCounters(platform)))
        saved.inc({ cache }, savedMicros / 1_000_000);
    },
  });
}
