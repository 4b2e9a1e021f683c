import { analyse, type SearchHit } from "#features/retrieval";
import { askedTerms, isGeneric } from "./asked-terms.ts";
import { expectationOf, meetsExpectation, type Expectation } from "./expected-figures.ts";
import { relatedTerms, type AskedIn } from "./related-terms.ts";
import { splitPassage, type PassageSentence } from "./split-passage.ts";

export interface RankedSentence {
  hit: SearchHit;
  sentence: PassageSentence;
  score: number;
  /** Share of the question's rarity that the sentence itself holds. */
  coverage: number;
  /** The same with its headings, title and the question that it answers. */
  contextCoverage: number;
  /** Terms of the question that the sentence holds. */
  matched: ReadonlySet<string>;
  /** The same with its headings and title. */
  contextMatched: ReadonlySet<string>;
  /** Stands first below a heading, or behind a line, that asks the same. */
  opensAnswer: boolean;
}

interface Candidate {
  hit: SearchHit;
  sentence: PassageSentence;
  terms: Set<string>;
  sequence: string[];
  context: Set<string>;
  /** The question that this sentence is the first to answer: a heading, or a line before it. */
  answers: Set<string> | null;
}

/** Weights, set on the open questions of `eval/answers.ts`; the order of the parts matters more than their size. */
const WEIGHTS = {
  context: 0.5,
  neighbours: 0.12,
  passage: 0.25,
  bigram: 0.25,
  expectation: 0.22,
  early: 0.04,
  /** Of a word that people only ask with. */
  generic: 0.25,
  /** What a word that only means the same is worth less than the word itself. */
  synonym: 0.25,
  /** A sentence that stands first under a heading that asks the same. */
  answersHeading: 0.6,
} as const;
const COMFORTABLE_WORDS = 45;
/** A sentence without money answers a question for a price still less. */
const WITHOUT_PRICE = 1.5;
/** Share of the question that a heading must hold to be the same question. */
const ANSWERED_SHARE = 0.6;

/**
 * Sentences of the passages found, best answer first. A sentence is worth what it holds of the question (by rarity
 * among all the candidates), of pairs of its words, what its headings and neighbours hold, whether it has the kind of
 * figure that was asked for, and how well its passage was found.
 */
export function rankSentences(asked: AskedIn, hits: readonly SearchHit[]): RankedSentence[] {
  const candidates = hits.flatMap((hit) => toCandidates(hit));
  const wanted = createAsked(asked, candidates);
  const bestHit = Math.max(...hits.map((hit) => hit.score), Number.MIN_VALUE);
  return candidates
    .filter(({ sentence }) => sentence.kind !== "question" && /\p{L}/u.test(sentence.text))
    .map((candidate, _, all) => score(candidate, wanted, { bestHit, all }))
    .toSorted((a, b) => b.score - a.score);
}

function toCandidates(hit: SearchHit): Candidate[] {
  const { chunk, document } = hit;
  const heading = new Set(analyse([document.title, ...chunk.headings].join("\n"), chunk.language));
  let asked = headingQuestion(hit);
  let since = 0;
  return splitPassage(chunk.text, chunk.language).map((sentence) => {
    const sequence = analyse(sentence.text, chunk.language);
    since += 1;
    if (sentence.kind === "question") {
      asked = new Set(sequence);
      since = 0;
    }
    // A question in a passage is answered by the two sentences behind it.
    const context = since <= 2 && asked !== null ? heading.union(asked) : heading;
    return { hit, sentence, terms: new Set(sequence), sequence, context, answers: since === 1 ? asked : null };
  });
}

/** A heading that asks, or a typed question: the passage begins with its answer. */
function headingQuestion({ chunk, document }: SearchHit): Set<string> | null {
  const asks = [document.kind === "qa" ? document.title : "", ...chunk.headings].findLast((text) =>
    /[?？؟]\s*$/u.test(text),
  );
  return asks === undefined ? null : new Set(analyse(asks, chunk.language));
}

interface Asked {
  expectation: Expectation;
  /** Terms in the order of the question, by the passage's language. */
  terms(language: string): string[];
  related(language: string): Map<string, string[]>;
  weight(term: string, language: string): number;
}

function createAsked(asked: AskedIn, candidates: readonly Candidate[]): Asked {
  const frequencies = new Map<string, number>();
  for (const { terms } of candidates) for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  const byLanguage = new Map<string, string[]>();
  const relatedByLanguage = new Map<string, Map<string, string[]>>();
  const terms = (language: string) => {
    const known = byLanguage.get(language) ?? askedTerms(asked.question, asked.language, language);
    byLanguage.set(language, known);
    return known;
  };
  return {
    expectation: expectationOf(asked.question),
    terms,
    related: (language) => {
      const known = relatedByLanguage.get(language) ?? relatedTerms(terms(language), asked, language);
      relatedByLanguage.set(language, known);
      return known;
    },
    weight: (term, language) => {
      const rarity = Math.log(1 + (candidates.length + 1) / ((frequencies.get(term) ?? 0) + 0.5));
      return isGeneric(term, language) ? rarity * WEIGHTS.generic : rarity;
    },
  };
}

function score(
  candidate: Candidate,
  asked: Asked,
  pool: { bestHit: number; all: readonly Candidate[] },
): RankedSentence {
  const { hit, sentence, terms, context } = candidate;
  const language = hit.chunk.language;
  const wanted = asked.terms(language);
  const related = asked.related(language);
  const holds = (set: ReadonlySet<string>) => (term: string) =>
    set.has(term) || (related.get(term)?.some((other) => set.has(other)) ?? false);
  const matched = new Set(wanted.filter(holds(terms)));
  const worth = (term: string) =>
    asked.weight(term, language) * (related.has(term) && !terms.has(term) ? 1 - WEIGHTS.synonym : 1);
  const weigh = (has: (term: string) => boolean) =>
    share(wanted, has, { all: (term) => asked.weight(term, language), held: worth });
  const answers = candidate.answers === null ? 0 : weigh(holds(candidate.answers));
  const own = weigh((term) => matched.has(term));
  const met = expected(asked.expectation, sentence);
  // Who answers a heading's question need not repeat its words: "Not at the moment."
  const isAnswer = answers >= ANSWERED_SHARE && met >= 0;
  const coverage = isAnswer ? Math.max(own, answers) : own;
  const contextCoverage = weigh((term) => matched.has(term) || holds(context)(term));
  const near = neighbours(candidate, pool.all);
  const nearCoverage = weigh((term) => matched.has(term) || holds(near)(term));
  const value =
    coverage +
    WEIGHTS.context * (contextCoverage - coverage) +
    WEIGHTS.neighbours * (nearCoverage - coverage) +
    WEIGHTS.bigram * pairShare(wanted, candidate.sequence) +
    WEIGHTS.passage * (hit.score / pool.bestHit) +
    WEIGHTS.expectation * met +
    WEIGHTS.early / (1 + sentence.position) +
    (isAnswer ? WEIGHTS.answersHeading * answers : 0);
  const factor = isAnswer ? 1 : lengthFactor(candidate.sequence.length);
  const contextMatched = new Set(wanted.filter((term) => matched.has(term) || holds(context)(term)));
  return {
    hit,
    sentence,
    score: value * factor,
    coverage,
    contextCoverage,
    matched,
    contextMatched,
    opensAnswer: isAnswer,
  };
}

/** 1 with the kind of figure that was asked for, -1 without it, 0 where none was. */
function expected(expectation: Expectation, sentence: PassageSentence): number {
  if (expectation === null) return 0;
  if (meetsExpectation(expectation, sentence)) return 1;
  return expectation === "price" ? -WITHOUT_PRICE : -1;
}

function share(
  wanted: readonly string[],
  has: (term: string) => boolean,
  weights: { all(term: string): number; held(term: string): number },
): number {
  const all = wanted.reduce((sum, term) => sum + weights.all(term), 0);
  const held = wanted.filter(has).reduce((sum, term) => sum + weights.held(term), 0);
  return all === 0 ? 0 : held / all;
}

function neighbours({ hit, sentence }: Candidate, all: readonly Candidate[]): Set<string> {
  const near = all.filter((other) => other.hit === hit && Math.abs(other.sentence.position - sentence.position) === 1);
  return near.reduce((terms, other) => terms.union(other.terms), new Set<string>());
}

/** Neighbouring terms of the question that also stand close to each other in the sentence. */
function pairShare(wanted: readonly string[], sequence: readonly string[]): number {
  if (wanted.length < 2) return 0;
  const pairs = wanted.slice(1).map((term, index) => [wanted[index] ?? "", term] as const);
  const close = pairs.filter(([one, other]) =>
    sequence.some((term, at) => term === one && sequence.slice(Math.max(0, at - 2), at + 4).includes(other)),
  );
  return close.length / pairs.length;
}

function lengthFactor(words: number): number {
  if (words < 2) return 0.8;
  return words <= COMFORTABLE_WORDS ? 1 : Math.max(0.7, 1 - (words - COMFORTABLE_WORDS) / 200);
}
