import type { Evidence } from "#features/retrieval";
import { meetsExpectation, type Expectation } from "./expected-figures.ts";
import type { RankedSentence } from "./rank-sentences.ts";

export interface Judgement {
  /** Of the search; null where it looked for more than was asked, so that only the sentence can tell. */
  evidence: Evidence | null;
  best: Pick<RankedSentence, "coverage" | "contextCoverage" | "ownCoverage" | "sentence" | "hit">;
  expectation: Expectation;
  /** Of the question; a passage in another language is found by less of it. */
  language: string;
}

/**
 * What each signal is worth. Set on SQuAD 2 questions asked with and without their knowledge: AUC .84 when only the one
 * passage is missing, .95 when its whole topic is, with 93 % of the answerable answered.
 */
const WORTH = {
  sentence: 0.3,
  context: 0.2,
  search: 0.45,
  margin: 0.15,
  figure: 0.05,
  guess: 0.4,
  foreign: 0.1,
} as const;
/** A search may find more than was asked for; above this it says nothing more. */
const MOST_MATCHED = 1.2;

/** How sure an answer may be that it answers, about 0 to 1: how well the search matched, and what its best sentence holds. */
export function confidenceOf(judgement: Judgement): number {
  const { evidence, best, language } = judgement;
  const search = evidence ?? { normalisedScore: best.contextCoverage, margin: 0, unknownTermShare: 0 };
  const isForeign = best.hit.chunk.language !== language;
  return (
    WORTH.sentence * best.coverage +
    WORTH.context * best.contextCoverage +
    WORTH.search * Math.min(MOST_MATCHED, search.normalisedScore) +
    WORTH.margin * search.margin +
    WORTH.figure * figureSign(judgement) -
    WORTH.guess * search.unknownTermShare -
    (isForeign ? WORTH.foreign : 0)
  );
}

function figureSign({ expectation, best }: Judgement): number {
  if (expectation === null) return 0;
  return meetsExpectation(expectation, best.sentence) ? 1 : -1;
}

/** Below this, "I do not know" is the better answer. */
export const LEAST_CONFIDENCE = 0.5;

export function isEnough(judgement: Judgement, threshold: number): boolean {
  // Words of earlier questions alone do not answer this one, and nothing but money answers what a thing costs.
  return judgement.best.ownCoverage > 0 && hasPrice(judgement) && confidenceOf(judgement) >= threshold;
}

function hasPrice({ expectation, best }: Judgement): boolean {
  return expectation !== "price" || meetsExpectation(expectation, best.sentence);
}
