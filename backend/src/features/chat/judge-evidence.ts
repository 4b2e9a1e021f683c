import type { Evidence } from "#features/retrieval";
import { meetsExpectation, type Expectation } from "./expected-figures.ts";
import type { RankedSentence } from "./rank-sentences.ts";

export interface Judgement {
  evidence: Evidence;
  best: Pick<RankedSentence, "coverage" | "contextCoverage" | "sentence">;
  expectation: Expectation;
}

/** How much the kind of figure that was asked for speaks for a sentence, and its absence against it. */
const EXPECTED = 0.1;

/** How sure an answer may be that it answers, about 0 to 1: how well the search matched, and what its best sentence holds. */
export function confidenceOf({ evidence, best, expectation }: Judgement): number {
  const held = 0.35 * best.coverage + 0.65 * best.contextCoverage;
  const matched = Math.min(1, evidence.normalisedScore);
  const figure = expectation === null ? 0 : meetsExpectation(expectation, best.sentence) ? EXPECTED : -EXPECTED;
  return (matched === 0 ? held : 0.4 * matched + 0.6 * held) + figure;
}

/** Below this, "I do not know" is the better answer. */
export const LEAST_CONFIDENCE = 0.5;

export function isEnough(judgement: Judgement): boolean {
  return confidenceOf(judgement) >= LEAST_CONFIDENCE;
}
