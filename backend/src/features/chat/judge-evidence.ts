import type { Evidence } from "#features/retrieval";
import { meetsExpectation, type Expectation } from "./expected-figures.ts";
import { HELD } from "./held-terms.ts";
import type { RankedSentence } from "./rank-sentences.ts";

export interface Judgement {
  /** Of the search; null where it looked for more than was asked, so that only the sentence can tell. */
  evidence: Evidence | null;
  best: Pick<RankedSentence, "score" | "contextCoverage" | "ownCoverage" | "matched" | "sentence" | "hit">;
  /** How far the best sentence is ahead of the best one of another document. */
  lead: number;
  expectation: Expectation;
  /** Of the question; a passage in another language is found by less of it. */
  language: string;
}

/**
 * What each signal is worth, as log odds. Fitted by logistic regression on SQuAD 2 questions asked with their knowledge,
 * without its passage and without its whole article: AUC .86 and .96, where the best single signal has .83 and .95. The
 * last three were set by hand: such questions tell nothing of them.
 */
const WORTH = {
  none: -5.84,
  sentence: 1.3,
  search: 2.16,
  coverage: 0.9,
  margin: 1.2,
  lead: 1.6,
  word: 0.54,
  figure: 0.4,
  guess: -1,
  foreign: -0.5,
} as const;
/** A search may find more than was asked for; above this it says nothing more. */
const MOST_MATCHED = 1.2;
const MOST_LEAD = 0.5;
const MOST_WORDS = 4;

/** How sure an answer may be that it answers, 0 to 1: how well the search matched, and what its best sentence holds. */
export function confidenceOf(judgement: Judgement): number {
  const { best, language, lead } = judgement;
  const search = judgement.evidence ?? sentenceAlone(best.contextCoverage / HELD.related);
  const odds =
    WORTH.none +
    WORTH.sentence * best.score +
    WORTH.search * Math.min(MOST_MATCHED, Math.max(search.normalisedScore, best.contextCoverage)) +
    WORTH.coverage * Math.max(search.bestCoverage, best.contextCoverage) +
    WORTH.margin * search.margin +
    WORTH.lead * Math.max(0, Math.min(MOST_LEAD, lead)) +
    WORTH.word * Math.min(MOST_WORDS, best.matched.size) +
    WORTH.figure * figureSign(judgement) +
    WORTH.guess * search.unknownTermShare +
    (best.hit.chunk.language === language ? 0 : WORTH.foreign);
  return 1 / (1 + Math.exp(-odds));
}

/** Of a search for words that mean what was asked: they are what was looked for. */
function sentenceAlone(coverage: number): Omit<Evidence, "similarity"> {
  return {
    normalisedScore: Math.min(1, coverage),
    bestCoverage: Math.min(1, coverage),
    margin: 0,
    unknownTermShare: 0,
  };
}

const FIGURES: ReadonlySet<Expectation> = new Set<Expectation>(["time", "amount", "price", "contact"]);

function figureSign({ expectation, best }: Judgement): number {
  return FIGURES.has(expectation) && !meetsExpectation(expectation, best.sentence) ? -1 : 0;
}

/** Below this, "I do not know" is the better answer; until a tenant's own knowledge has been asked. */
export const LEAST_CONFIDENCE = 0.38;

export function isEnough(judgement: Judgement, threshold: number): boolean {
  // Words of earlier questions alone do not answer this one, and nothing but money answers what a thing costs.
  return judgement.best.ownCoverage > 0 && hasPrice(judgement) && confidenceOf(judgement) >= threshold;
}

function hasPrice({ expectation, best }: Judgement): boolean {
  return expectation !== "price" || meetsExpectation(expectation, best.sentence);
}
