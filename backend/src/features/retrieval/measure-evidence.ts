import type { RankedDocument } from "./rank-documents.ts";
import type { Evidence } from "./search-result.ts";

export const noEvidence: Evidence = {
  normalisedScore: 0,
  unknownTermShare: 1,
  bestCoverage: 0,
  margin: 0,
  similarity: null,
};

const lookedAt = 20;

export interface EvidenceSources {
  ranked: RankedDocument[];
  /** Share of each word of the question that is a guess: 1 when no passage holds it, less when it was corrected. */
  guessed: number[];
  similarities: ReadonlyMap<number, number>;
}

/** What speaks for an answer being there; words that no passage holds count with the greatest rarity. */
export function measureEvidence({ ranked, guessed, similarities }: EvidenceSources): Evidence {
  const top = ranked.slice(0, lookedAt);
  const [first, second] = top;
  return {
    normalisedScore: Math.max(0, ...top.map(({ normalised }) => normalised)),
    unknownTermShare: guessed.length > 0 ? guessed.reduce((sum, share) => sum + share, 0) / guessed.length : 1,
    bestCoverage: Math.max(0, ...top.map(({ coverage }) => coverage)),
    margin: first && first.score > 0 ? (first.score - (second?.score ?? 0)) / first.score : 0,
    similarity: similarities.size > 0 ? Math.max(...similarities.values()) : null,
  };
}

/** The place whose score the first is compared with. */
const comparedPlace = 10;

/**
 * How much speaks for an answer being there: the match of the best, and how much better it is than the tenth, after the
 * dispersion of scores that foretells how well a question is answered (Shtok et al., "Predicting Query Performance by
 * Query-Drift Estimation", 2012).
 */
export function measureConfidence({ normalisedScore }: Evidence, ranked: RankedDocument[]): number {
  const [first] = ranked;
  if (!first || first.score <= 0) return 0;
  const tenth = ranked.slice(0, comparedPlace).at(-1)?.score ?? 0;
  return normalisedScore + 1 - tenth / first.score;
}
