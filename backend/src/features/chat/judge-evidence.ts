import type { Evidence } from "#features/retrieval";
import type { RankedSentence } from "./rank-sentences.ts";

export interface Judgement {
  evidence: Evidence;
  best: Pick<RankedSentence, "coverage" | "contextCoverage">;
}

/** How sure an answer may be that it answers, 0 to 1: how well the search matched, and how much its best sentence holds. */
export function confidenceOf({ evidence, best }: Judgement): number {
  const matched = Math.min(1, evidence.normalisedScore);
  return 0.5 * matched + 0.5 * ((best.coverage + best.contextCoverage) / 2);
}

/** Below this, "I do not know" is the better answer. */
export const LEAST_CONFIDENCE = 0.4;

export function isEnough(judgement: Judgement): boolean {
  return confidenceOf(judgement) >= LEAST_CONFIDENCE;
}
