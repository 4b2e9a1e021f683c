import { analyse, type SearchHit } from "#features/retrieval";
import { expectationOf, meetsExpectation, type Expectation } from "./expected-figures.ts";
import { relatedTerms } from "./related-terms.ts";
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
}

interface Candidate {
  hit: SearchHit;
  sentence: PassageSentence;
  terms: Set<string>;
  sequence: string[];
  context: Set<string>;
}

/** Weights, set on the open questions of `eval/answers.ts`; the order of the parts matters more than their size. */
const WEIGHTS = {
  context: 0.3,
  neighbours: 0.12,
  passage: 0.25,
  bigram: 0.25,
  expectation: 0.22,
  early: 0.04,
} as const;
const COMFORTABLE_WORDS = 45;

/**
 * Sentences of the passages found, best answer first. A sentence is worth what it holds of the question (by rarity
 * among all the candidates), of pairs of its words, what its headings and neighbours hold, whether it has the kind of
 * figure that was asked for, and how well its passage was found.
 */
export function rankSentences(question: string, hits: readonly SearchHit[]): RankedSentence[] {
  const candidates = hits.flatMap((hit) => toCandidates(hit));
  const asked = createAsked(question, candidates);
  const bestHit = Math.max(...hits.map((hit) => hit.score), Number.MIN_VALUE);
  return candidates
    .filter(({ sentence }) => sentence.kind !== "question" && /\p{L}/u.test(sentence.text))
    .map((candidate, _, all) => score(candidate, asked, { bestHit, all }))
    .toSorted((a, b) => b.score - a.score);
}

function toCandidates(hit: SearchHit): Candidate[] {
  const { chunk, document } = hit;
  const heading = new Set(analyse([document.title, ...chunk.headings].join("\n"), chunk.language));
  let asked = new Set<string>();
  let since = 0;
  return splitPassage(chunk.text, chunk.language).map((sentence) => {
    const sequence = analyse(sentence.text, chunk.language);
    since += 1;
    if (sentence.kind === "question") {
      asked = new Set(sequence);
      since = 0;
    }
    // A question in a passage is answered by the two sentences behind it.
    const context = since <= 2 && asked.size > 0 ? heading.union(asked) : heading;
    return { hit, sentence, terms: new Set(sequence), sequence, context };
  });
}

interface Asked {
  expectation: Expectation;
  /** Terms in the order of the question, by the passage's language. */
  terms(language: string): string[];
  related(language: string): Map<string, string[]>;
  weight(term: string): number;
}

function createAsked(question: string, candidates: readonly Candidate[]): Asked {
  const frequencies = new Map<string, number>();
  for (const { terms } of candidates) for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  const byLanguage = new Map<string, string[]>();
  const relatedByLanguage = new Map<string, Map<string, string[]>>();
  const terms = (language: string) => {
    const known = byLanguage.get(language) ?? [...new Set(analyse(question, language))];
    byLanguage.set(language, known);
    return known;
  };
  return {
    expectation: expectationOf(question),
    terms,
    related: (language) => {
      const known = relatedByLanguage.get(language) ?? relatedTerms(terms(language), question, language);
      relatedByLanguage.set(language, known);
      return known;
    },
    weight: (term) => Math.log(1 + (candidates.length + 1) / ((frequencies.get(term) ?? 0) + 0.5)),
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
  const coverage = share(wanted, (term) => matched.has(term), asked);
  const contextCoverage = share(wanted, (term) => matched.has(term) || holds(context)(term), asked);
  const near = neighbours(candidate, pool.all);
  const nearCoverage = share(wanted, (term) => matched.has(term) || holds(near)(term), asked);
  const value =
    coverage +
    WEIGHTS.context * (contextCoverage - coverage) +
    WEIGHTS.neighbours * (nearCoverage - coverage) +
    WEIGHTS.bigram * pairShare(wanted, candidate.sequence) +
    WEIGHTS.passage * (hit.score / pool.bestHit) +
    WEIGHTS.expectation * (asked.expectation !== null && meetsExpectation(asked.expectation, sentence) ? 1 : 0) +
    WEIGHTS.early / (1 + sentence.position);
  return { hit, sentence, score: value * lengthFactor(candidate.sequence.length), coverage, contextCoverage, matched };
}

function share(wanted: readonly string[], has: (term: string) => boolean, asked: Asked): number {
  let held = 0;
  let all = 0;
  for (const term of wanted) {
    const weight = asked.weight(term);
    all += weight;
    if (has(term)) held += weight;
  }
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
