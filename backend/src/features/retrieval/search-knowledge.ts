import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { analyse } from "./analyse.ts";
import { readChunksWithDocuments, readOffers } from "./hit-queries.ts";
import { scorePassages, type QueryTerm, type ScoredPassage } from "./score-queries.ts";
import type { SearchHit, SearchInput, SearchResult } from "./search-result.ts";
import { readStatistics } from "./statistics-queries.ts";

/** Finds the passages that answer a question best, from the tenant's own knowledge alone. */
export async function searchKnowledge(ctx: TenantContext, input: SearchInput): Promise<SearchResult> {
  const limit = Math.min(input.limit ?? 10, 100);
  return tenantTransaction(ctx, async (transaction) => {
    const statistics = await readStatistics(ctx, transaction);
    const passages = statistics.reduce((sum, row) => sum + row.passages, 0);
    const length = statistics.reduce((sum, row) => sum + row.length, 0);
    const languages = input.language ? [input.language] : statistics.slice(0, 3).map((row) => row.language);
    const terms = languages.flatMap((language) => analyse(input.query, language));
    const queryTerms: QueryTerm[] = [...new Set(terms)].map((term, group) => ({ term, group, weight: 1 }));
    const scored =
      passages === 0
        ? []
        : await scorePassages(ctx, transaction, {
            terms: queryTerms,
            passages,
            averageLength: Math.max(1, length / Math.max(1, passages)),
            kinds: input.kinds ?? null,
            withinUrl: input.withinUrl ?? null,
            excludeDocuments: input.exclude?.documentNumbers ?? [],
            excludeExternalIds: input.exclude?.externalIds ?? [],
            limit: limit * 5,
          });
    const best = keepBestOfDocument(scored).slice(0, limit);
    const chunks = await readChunksWithDocuments(
      ctx,
      transaction,
      best.map((passage) => passage.chunkNumber),
    );
    const offers = await readOffers(
      ctx,
      transaction,
      best.map((passage) => passage.documentNumber),
    );
    const hits = best.flatMap((passage): SearchHit[] => {
      const found = chunks.get(passage.chunkNumber);
      if (!found) return [];
      return [
        {
          score: passage.score,
          ...found,
          offers: offers.filter((offer) => offer.documentNumber === passage.documentNumber),
        },
      ];
    });
    return {
      interpretation: {
        text: input.query,
        language: input.language ?? null,
        corrections: [],
        filters: [],
        sort: null,
        relaxed: [],
        fromHistory: [],
      },
      hits,
      evidence: {
        normalisedScore: 0,
        unknownTermShare: 0,
        bestCoverage: 0,
        margin: 0,
      },
      total: null,
    };
  });
}

function keepBestOfDocument(scored: ScoredPassage[]): ScoredPassage[] {
  const seen = new Set<number>();
  return scored.filter(({ documentNumber }) => !seen.has(documentNumber) && seen.add(documentNumber));
}
