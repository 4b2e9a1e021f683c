import type { ScoredPassages } from "./score-passages.ts";

/** The best passage for the question alone holds at least this share of it. */
const leastOwnShare = 0.6;

/**
 * True when what the question finds by itself has not one word of what was talked about before: earlier words would only
 * pull the answer back. Not for questions that lean on the one before.
 */
export function hasChangedTopic({ found, rarity, ownRarity }: ScoredPassages): boolean {
  if (rarity <= ownRarity || ownRarity <= 0) return false;
  const scoreOf = (slot: number) => found.ownScores[slot] ?? 0;
  const best = found.used.reduce((one, other) => (scoreOf(other) > scoreOf(one) ? other : one), found.used[0] ?? 0);
  const own = found.ownCovered[best] ?? 0;
  return own / ownRarity >= leastOwnShare && (found.covered[best] ?? 0) <= own;
}
