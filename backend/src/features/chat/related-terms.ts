import { analyse, type OtherNames } from "#features/retrieval";
import type { Expectation } from "./expected-figures.ts";
import { foldFigures } from "./fold-figures.ts";
import { relatedCountries, relatedUnion } from "./related-countries.ts";
import { RELATED_FACTS } from "./related-facts.ts";
import { RELATED as RELATED_WORDS, type Related } from "./related-words.ts";

const RELATED: Record<string, Record<string, Related>> = {
  ...RELATED_WORDS,
  ...RELATED_FACTS,
  country: relatedCountries(),
  union: relatedUnion(),
};

/** Arabic writes articles and small words onto the next one. */
const ARABIC_PREFIXES = "(?<![\\p{L}\\p{N}])[وف]?[بكل]?(?:ال|ل)?";

const matchers = Object.entries(RELATED).flatMap(([meaning, languages]) =>
  Object.entries(languages).map(([language, { asks }]) => ({
    meaning,
    language,
    asks: new RegExp(
      `${language === "ar" ? ARABIC_PREFIXES : "(?<![\\p{L}\\p{N}])"}(?:${asks})(?![\\p{L}\\p{N}])`,
      "gu",
    ),
  })),
);

/** A question, and the language that it is asked in. */
export interface AskedIn {
  question: string;
  language: string;
  /** Words taken over from earlier questions; they tell less than the question's own. */
  earlier?: readonly string[];
  /** What kind of thing is wanted, where the question itself does not say. */
  expectation?: Expectation;
  /** Documents that the answer before this one rested on, where the question goes on with it. */
  continued?: readonly number[];
  /** Names in the question that have others. */
  otherNames?: readonly OtherNames[];
}

/**
 * For each of the question's terms, further terms that say the same in a catalogue or a policy ("heavy" → "weight"), in
 * the passage's language, which may be another than the question's ("pèse" → "weight"). `terms` are as `analyse` gives
 * them in the passage's language.
 */
export function relatedTerms(terms: readonly string[], asked: AskedIn, language: string): Map<string, string[]> {
  const related = new Map<string, string[]>();
  for (const { phrase, names } of [...namedMeanings(asked, language), ...namedOtherwise(asked)]) {
    const others = analyse(names, language);
    for (const term of analyse(phrase, language).filter((word) => terms.includes(word))) {
      related.set(term, [...(related.get(term) ?? []), ...others]);
    }
  }
  return related;
}

interface NamedPhrase {
  phrase: string;
  names: string;
}

function namedMeanings(asked: AskedIn, language: string): NamedPhrase[] {
  return matchMeanings(asked).map(({ phrase, meaning }) => ({
    phrase,
    names: RELATED[meaning]?.[language]?.names ?? "",
  }));
}

function namedOtherwise({ otherNames = [] }: AskedIn): NamedPhrase[] {
  return otherNames.map(({ name, others }) => ({ phrase: name, names: others.join("\n") }));
}

/** Terms of the question that mean something only together ("in several parts"), each with all of its expression. */
export function expressionTerms(terms: readonly string[], asked: AskedIn, language: string): Map<string, string[]> {
  const together = new Map<string, string[]>();
  for (const { phrase } of matchMeanings(asked)) {
    const parts = analyse(phrase, language).filter((word) => terms.includes(word));
    if (parts.length > 1) for (const part of parts) together.set(part, parts);
  }
  return together;
}

/** The catalogue's words for what a question asks, to search once more with; empty when none are known. */
export function relatedWords(asked: AskedIn): string[] {
  return matchMeanings(asked).flatMap(({ meaning }) => (RELATED[meaning]?.[asked.language]?.names ?? "").split(" "));
}

function matchMeanings({ question, language }: AskedIn): { phrase: string; meaning: string }[] {
  const folded = foldFigures(question);
  return matchers
    .filter((matcher) => matcher.language === language)
    .flatMap(({ meaning, asks }) => [...folded.matchAll(asks)].map(([phrase]) => ({ phrase, meaning })));
}
