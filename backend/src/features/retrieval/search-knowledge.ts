import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { readChunksWithDocuments, readOffers } from "./hit-queries.ts";
import { readPostings } from "./posting-queries.ts";
import { addCompounds, questionWords } from "./question-words.ts";
import { scorePassages } from "./score-passages.ts";
import type { SearchHit, SearchInput, SearchResult } from "./search-result.ts";
import { averageLengths } from "./sum-statistics.ts";
import { readSearchBasis } from "./statistics-queries.ts";

/** Finds the passages that answer a question best, from the tenant's own knowledge alone. */
export async function searchKnowledge(ctx: TenantContext, input: SearchInput): Promise<SearchResult> {
  const limit = Math.min(input.limit ?? 10, 100);
  return tenantTransaction(ctx, async (transaction) => {
    const basis = await readSearchBasis(ctx, transaction);
    const passages = basis.languages.reduce((sum, row) => sum + row.passages, 0);
    const languages = input.language ? [input.language] : basis.languages.slice(0, 3).map((row) => row.language);
    if (languages.length === 0) languages.push("en");
    let words = passages === 0 ? [] : questionWords(input.query, languages);
    words = addCompounds(words, languages[0] ?? "en");
    const postings = await readPostings(
      ctx,
      transaction,
      words.flatMap((w) => w.spellings),
    );
    const scored = scorePassages(
      words.map((w) => ({ weight: w.weight, blocks: w.spellings.flatMap((s) => postings.get(s) ?? []) })),
      { passages, averageLengths: averageLengths(basis.languages), removed: basis.removed },
    );
    const { found } = scored;
    const order = found.used.toSorted((a, b) => found.scores[b]! - found.scores[a]!);
    const seen = new Set<number>();
    const best = order
      .filter((slot) => !seen.has(found.documentNumbers[slot]!) && seen.add(found.documentNumbers[slot]!))
      .slice(0, limit)
      .map((slot) => ({
        chunkNumber: found.chunkNumbers[slot]!,
        documentNumber: found.documentNumbers[slot]!,
        score: found.scores[slot]!,
      }));
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
      evidence: { normalisedScore: 0, unknownTermShare: 0, bestCoverage: 0, margin: 0 },
      total: null,
    };
  });
}
