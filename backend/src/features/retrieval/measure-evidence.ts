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
