import { analyse, type SearchHit } from "#features/retrieval";
import { readAsked, type Asked, type AskedWords } from "./asked-words.ts";
import { shareHeld, termsHeld } from "./held-terms.ts";
import { meetsExpectation, type Expectation } from "./expected-figures.ts";
import type { AskedIn } from "./related-terms.ts";
import { readCandidates, type SentenceCandidate } from "./sentence-candidates.ts";
import { readRowKeys } from "./row-keys.ts";
import { fitOf, readStated, type Fit, type Stated } from "./sentence-fit.ts";
import type { PassageSentence } from "./split-passage.ts";
import { hasUnaskedTopic } from "./unasked-topic.ts";

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
  /** Share of what the question itself is about, earlier ones aside, that stands there; 1 where it is about nothing. */
  ownCoverage: number;
  /** Stands first below a heading, or behind a line, that asks the same. */
  opensAnswer: boolean;
  /**
   * Whether it is about the very country, size or day that the question states (`fits`), or about another one
   * (`misses`); null where the question states none, or the sentence does not tell.
   */
  fit: Fit;
}

/** Weights, set on the open questions of `eval`; the order of the parts matters more than their size. */
const WEIGHTS = {
  /** What the page's title holds and the sentence does not. */
  titled: 0.65,
  /** The same of its headings. */
  headed: 0.6,
  /** And of the question that it answers. */
  questioned: 1,
  title: 0.28,
  /** The opening of a page that is about what was asked. */
  opening: 0.35,
  neighbours: 0.04,
  passage: 0.25,
  bigram: 0.3,
  expectation: 0.06,
  price: 0.22,
  time: 0.15,
  /** Words of the question just as they are written there. */
  written: 0.04,
  early: 0.07,
  label: 0.07,
  /** A sentence of the document that the answer before rested on, for a question that goes on with it. */
  continued: 0.3,
  /** A sentence that stands first under a heading that asks the same. */
  answersHeading: 0.6,
  /** A row or a rule about the very country, size or day that was stated. */
  fits: 0.5,
} as const;
const COMFORTABLE_WORDS = 45;
/** A sentence without money answers a question for a price still less. */
const WITHOUT_PRICE = 1.5;
/** What a sentence in another language is worth where the question's own has passages too. */
const FOREIGN_SHARE = 0.7;
/** What one is worth that holds nothing but words of earlier questions. */
const EARLIER_ONLY_SHARE = 0.5;
/** What one is worth that is about another country, size or day. */
const MISSING_SHARE = 0.5;
/** What a row is worth whose columns speak of what was not asked. */
const UNASKED_SHARE = 0.8;
/** Share of the question that a heading must hold to be the same question. */
const ANSWERED_SHARE = 0.6;

/**
 * Sentences of the passages found, best answer first. A sentence is worth what it holds of the question (by rarity
 * among all the candidates), of pairs of its words, what its headings and neighbours hold, whether it has the kind of
 * figure that was asked for, and how well its passage was found.
 */
export function rankSentences(asked: AskedIn, hits: readonly SearchHit[]): RankedSentence[] {
  const candidates = hits.flatMap((hit) => readCandidates(hit));
  const wanted = readAsked(
    asked,
    candidates.map(({ terms }) => terms),
    readRowKeys(candidates),
  );
  const stated = readStated(asked, hits);
  const spoken = hits.some(({ chunk }) => chunk.language === asked.language) ? asked.language : null;
  const pool: Pool = {
    stated,
    bestHit: Math.max(...hits.map((hit) => hit.score), Number.MIN_VALUE),
    continued: new Set(asked.continued),
    isForeign: ({ chunk, document }) => spoken !== null && chunk.language !== spoken && document.kind !== "product",
  };
  return candidates
    .filter(({ sentence, isHeading }) => sentence.kind !== "question" && !isHeading && /\p{L}/u.test(sentence.text))
    .map((candidate) => score(candidate, wanted, pool))
    .toSorted((a, b) => b.score - a.score);
}

interface Pool {
  /** Score of the passage that was found best. */
  bestHit: number;
  continued: ReadonlySet<number>;
  stated: Stated;
  /** Written in another language than the question, though there are passages in that. */
  isForeign(hit: SearchHit): boolean;
}

function score(candidate: SentenceCandidate, asked: Asked, pool: Pool): RankedSentence {
  const { hit, sentence, terms, title, headings, question } = candidate;
  const words = asked.in(hit.chunk.language);
  const share = (...places: ReadonlySet<string>[]) => shareHeld(words, places);
  const said = share(terms);
  const answers = candidate.answers === null ? 0 : share(candidate.answers);
  const met = expected(asked.expectation, sentence);
  // Who answers a heading's question need not repeat its words: "Not at the moment."
  const isAnswer = answers >= ANSWERED_SHARE && met >= 0;
  const coverage = isAnswer ? Math.max(said, answers) : said;
  const titled = Math.max(coverage, share(terms, title));
  const headed = Math.max(coverage, share(terms, title, headings));
  const contextCoverage = Math.max(coverage, share(terms, title, headings, question));
  const fit = fitOf(candidate, pool.stated, words.terms);
  const value =
    coverage +
    WEIGHTS.titled * (titled - coverage) +
    WEIGHTS.headed * (headed - titled) +
    WEIGHTS.questioned * (contextCoverage - headed) +
    (WEIGHTS.title + (hit.chunk.position === 0 ? WEIGHTS.opening : 0)) * share(title) +
    WEIGHTS.neighbours * (share(terms, candidate.near) - coverage) +
    WEIGHTS.bigram * pairShare(words, candidate.sequence) +
    WEIGHTS.passage * (hit.score / pool.bestHit) +
    weightOf(asked.expectation, words) * met +
    WEIGHTS.written * writtenShare(words, candidate.written) +
    WEIGHTS.early / (1 + sentence.position) +
    WEIGHTS.label * labelShare(candidate.label, words) +
    (pool.continued.has(hit.document.number) ? WEIGHTS.continued : 0) +
    (isAnswer ? WEIGHTS.answersHeading * answers : 0) +
    WEIGHTS.fits * Number(fit === "fits");
  const held = termsHeld(words, [terms, title, headings, question]);
  const ownCoverage = ownShare(words, held);
  const factor =
    (isAnswer ? 1 : lengthFactor(candidate.sequence.length)) *
    (pool.isForeign(hit) ? FOREIGN_SHARE : 1) *
    (ownCoverage === 0 ? EARLIER_ONLY_SHARE : 1) *
    aboutFactor(candidate, { fit, asked, words });
  return {
    hit,
    sentence,
    score: value * factor,
    coverage,
    contextCoverage,
    matched: termsHeld(words, [terms]).intersection(new Set(words.given)),
    contextMatched: held.intersection(new Set(words.given)),
    ownCoverage,
    opensAnswer: isAnswer,
    fit,
  };
}

const FREE = 0.5;

function hasMoney({ figures }: PassageSentence): boolean {
  return figures.some(({ kind, values }) => kind === "money" && values[0] !== "free");
}

/** A price, and a time in units that were named, are wanted as such; other figures may be put in many ways. */
function weightOf(expectation: Expectation, { given }: AskedWords): number {
  if (expectation === "price" || expectation === "contact") return WEIGHTS.price;
  if (expectation !== "time") return WEIGHTS.expectation;
  return given.some((term) => TIME_UNITS.has(term)) ? WEIGHTS.price : WEIGHTS.time;
}

const TIME_UNITS = new Set(
  [
    "day days hour week weeks month",
    "tag tage woche wochen monat stunde",
    "jour jours semaine mois",
    "día días semana mes",
    "giorno giorni settimana mese",
    "dia dias",
    "dag dagen",
    "يوم يوما أيام",
  ].flatMap((words, at) => analyse(words, ["en", "de", "fr", "es", "it", "pt", "nl", "ar"][at] ?? "en")),
);

function writtenShare({ written }: AskedWords, held: ReadonlySet<string>): number {
  return written.length === 0 ? 0 : written.filter((word) => held.has(word)).length / written.length;
}

function ownShare({ own }: AskedWords, held: ReadonlySet<string>): number {
  return own.length === 0 ? 1 : own.filter((term) => held.has(term)).length / own.length;
}

/** 1 with the kind of figure that was asked for, -1 without it, 0 where none was; "free" is less of a price than money. */
function expected(expectation: Expectation, sentence: PassageSentence): number {
  if (expectation === null) return 0;
  if (meetsExpectation(expectation, sentence)) return expectation === "price" && !hasMoney(sentence) ? FREE : 1;
  return expectation === "price" ? -WITHOUT_PRICE : -1;
}

/** What is left of one that is about something else than what was asked. */
function aboutFactor(
  { sentence, hit }: SentenceCandidate,
  { fit, asked, words }: { fit: Fit; asked: Asked; words: AskedWords },
): number {
  const { language } = hit.chunk;
  const isUnasked = hasUnaskedTopic(sentence.text, { language, asked: words.named });
  const isMissing = fit === "misses" || lacksContact(asked.expectation, sentence);
  return (isMissing ? MISSING_SHARE : 1) * (isUnasked ? UNASKED_SHARE : 1);
}

/** Who asks for a telephone number is not told to write one down. */
function lacksContact(expectation: Expectation, sentence: PassageSentence): boolean {
  return expectation === "contact" && !meetsExpectation(expectation, sentence);
}

/** Share of a line's name that was asked for: "Weight" rather than "Package weight". */
function labelShare(label: ReadonlySet<string> | null, { terms, related }: AskedWords): number {
  if (label === null || label.size === 0) return 0;
  const wanted = new Set([...terms, ...[...related.values()].flat()]);
  return label.intersection(wanted).size / label.size;
}

/** Neighbouring terms of the question that also stand close to each other in the sentence. */
function pairShare({ given, own }: AskedWords, sequence: readonly string[]): number {
  const pairs = given.slice(1).map((term, index) => [given[index] ?? "", term] as const);
  const weigh = (pair: readonly string[]) => (pair.every((term) => own.includes(term)) ? 1 : LOOSE_PAIR);
  const all = pairs.reduce((sum, pair) => sum + weigh(pair), 0);
  const close = pairs.filter(([one, other]) =>
    sequence.some((term, at) => term === one && sequence.slice(Math.max(0, at - 2), at + 4).includes(other)),
  );
  return all === 0 ? 0 : close.reduce((sum, pair) => sum + weigh(pair), 0) / all;
}

/** What a pair counts of which one is a word that people only ask with. */
const LOOSE_PAIR = 0.4;

function lengthFactor(words: number): number {
  if (words < 2) return 0.8;
  return words <= COMFORTABLE_WORDS ? 1 : Math.max(0.7, 1 - (words - COMFORTABLE_WORDS) / 200);
}
