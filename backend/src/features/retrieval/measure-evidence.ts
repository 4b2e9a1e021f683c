import type { RankedDocument } from "./rank-documents.ts";
import type { ScoredPassages } from "./score-passages.ts";
import type { Evidence } from "./search-result.ts";

export const noEvidence: Evidence = { normalisedScore: 0, unknownTermShare: 1, bestCoverage: 0, margin: 0 };

const lookedAt = 20;

export interface EvidenceSources {
  ranked: RankedDocument[];
  scored: ScoredPassages;
  /** Share of each word of the question that is a guess: 1 when no passage holds it, less when it was corrected. */
  guessed: number[];
}

/** What speaks for an answer being there; words that no passage holds count with the greatest rarity. */
export function measureEvidence({ ranked, scored, guessed }: EvidenceSources): Evidence {
  const rarity = scored.rarities.reduce((sum, value) => sum + value, 0);
  const top = ranked.slice(0, lookedAt);
  const best = Math.max(0, ...top.map((document) => document.lexical));
  const [first, second] = top;
  return {
    normalisedScore: rarity > 0 ? best / rarity : 0,
    unknownTermShare: guessed.length > 0 ? guessed.reduce((sum, share) => sum + share, 0) / guessed.length : 1,
    bestCoverage: Math.max(0, ...top.map((document) => document.coverage)),
    margin: first && first.score > 0 ? (first.score - (second?.score ?? 0)) / first.score : 0,
  };
}
