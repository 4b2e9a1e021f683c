import { analyse } from "#features/retrieval";
import { askedTerms, isGeneric } from "./asked-terms.ts";
import { expectationOf, type Expectation } from "./expected-figures.ts";
import type { RowKeys } from "./row-keys.ts";
import { wordsOf } from "./sentence-candidates.ts";
import { expressionTerms, relatedTerms, type AskedIn } from "./related-terms.ts";

/** What a question asks, as the passages of one language have it. */
export interface AskedWords {
  /** Terms in the order of the question, those of earlier questions last. */
  terms: readonly string[];
  /** Those of the question itself. */
  given: readonly string[];
  /** Of these, those that say what it is about. */
  own: readonly string[];
  /** Terms, and those that say the same: what the question speaks of at all. */
  named: ReadonlySet<string>;
  /** For some of them, terms that say the same in a sheet or a policy. */
  related: ReadonlyMap<string, readonly string[]>;
  /** Terms that mean something only together with others. */
  expressions: ReadonlyMap<string, readonly string[]>;
  /** The question's words as they are written, without those that only ask. */
  written: readonly string[];
  /** By a value in a row of a table, what its row is called: "austria" stands in the row of "zone 2". */
  aliases: RowKeys;
  /** How much a term tells among the candidates. */
  weigh(term: string): number;
}

export interface Asked {
  expectation: Expectation;
  /** By the passage's language. */
  in(language: string): AskedWords;
}

/** Of a word that people only ask with. */
const GENERIC_SHARE = 0.25;
/** Of a word of an earlier question. */
const EARLIER_SHARE = 0.5;

/** `candidates` are the terms of every sentence that may be an answer: what many of them hold tells little. */
export function readAsked(
  asked: AskedIn,
  candidates: readonly ReadonlySet<string>[],
  aliases: RowKeys = new Map(),
): Asked {
  const frequencies = new Map<string, number>();
  for (const terms of candidates) for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  const known = new Map<string, AskedWords>();
  const read = (language: string): AskedWords => {
    const { question, language: spoken, earlier = [] } = asked;
    const given = askedTerms(question, spoken, language);
    const before = earlier.length === 0 ? [] : askedTerms(earlier.join(" "), spoken, language);
    const terms = [...new Set([...given, ...before])];
    const weigh = (term: string) => {
      const rarity = Math.log(1 + (candidates.length + 1) / ((frequencies.get(term) ?? 0) + 0.5));
      const share = isGeneric(term, language) ? GENERIC_SHARE : 1;
      return rarity * share * (given.includes(term) ? 1 : EARLIER_SHARE);
    };
    const isTelling = (word: string) => analyse(word, language).some((term) => !isGeneric(term, language));
    const written = [...wordsOf(question)].filter(isTelling);
    const own = given.filter((term) => !isGeneric(term, language));
    const all = { ...asked, question: [question, ...earlier].join(" ") };
    const related = relatedTerms(terms, all, language);
    return {
      terms,
      given,
      own,
      written,
      named: new Set([...terms, ...[...related.values()].flat()]),
      related,
      expressions: expressionTerms(terms, all, language),
      aliases,
      weigh,
    };
  };
  return {
    expectation: asked.expectation ?? expectationOf(asked.question),
    in: (language) => {
      const words = known.get(language) ?? read(language);
      known.set(language, words);
      return words;
    },
  };
}
