import type { Evidence } from "#features/retrieval";
import { meetsExpectation, type Expectation } from "./expected-figures.ts";
import { HELD } from "./held-terms.ts";
import type { RankedSentence } from "./rank-sentences.ts";

export interface Judgement {
  /** Of the search; null where it looked for more than was asked, so that only the sentence can tell. */
  evidence: Evidence | null;
  best: Pick<RankedSentence, "score" | "contextCoverage" | "ownCoverage" | "matched" | "sentence" | "hit" | "fit">;
  /** How far the best sentence is ahead of the best one of another document. */
  lead: number;
  expectation: Expectation;
  /** Of the question; a passage in another language is found by less of it. */
  language: string;
}

/**
 * What each signal is worth, as log odds. Fitted by logistic regression on SQuAD 2 questions asked with their knowledge,
 * without its passage and without its whole article: AUC .86 and .96, where the best single signal has .83 and .95. The
 * last ones were set by hand: such questions tell nothing of them.
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
  /** All that the question is about stands there, with the kind of figure that is wanted. */
  whole: 0.8,
  /** It is about the very country, size or day that the question states. */
  fits: 1.6,
  /** A telephone number or an address where one was asked for. */
  contact: 1.6,
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
    (hasWhole(judgement) ? WORTH.whole : 0) +
    (best.fit === "fits" ? WORTH.fits : 0) +
    (judgement.expectation === "contact" && hasWanted(judgement) ? WORTH.contact * best.ownCoverage : 0) +
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

function hasWhole({ best, expectation }: Judgement): boolean {
  return best.ownCoverage === 1 && FIGURES.has(expectation) && meetsExpectation(expectation, best.sentence);
}

const FIGURES: ReadonlySet<Expectation> = new Set<Expectation>(["time", "amount", "price", "contact"]);

function figureSign({ expectation, best }: Judgement): number {
  return FIGURES.has(expectation) && !meetsExpectation(expectation, best.sentence) ? -1 : 0;
}

/** Below this, "I do not know" is the better answer; until a tenant's own knowledge has been asked. */
export const LEAST_CONFIDENCE = 0.38;

export function isEnough(judgement: Judgement, threshold: number): boolean {
  const { best } = judgement;
  // Words of earlier questions alone do not answer this one, nor does what is about another country or size.
  if (best.ownCoverage === 0 || best.fit === "misses") return false;
  return hasWanted(judgement) && confidenceOf(judgement) >= threshold;
}

/** Nothing but money answers what a thing costs, and nothing but a number or an address how somebody is reached. */
function hasWanted({ expectation, best }: Judgement): boolean {
  const isStrict = expectation === "price" || expectation === "contact";
  return !isStrict || meetsExpectation(expectation, best.sentence);
}
