import { analyse } from "#features/retrieval";
import { foldFigures } from "./fold-figures.ts";
import { RELATED } from "./related-words.ts";

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
}

/**
 * For each of the question's terms, further terms that say the same in a catalogue or a policy ("heavy" → "weight"), in
 * the passage's language, which may be another than the question's ("pèse" → "weight"). `terms` are as `analyse` gives
 * them in the passage's language.
 */
export function relatedTerms(terms: readonly string[], asked: AskedIn, language: string): Map<string, string[]> {
  const related = new Map<string, string[]>();
  for (const { phrase, meaning } of matchMeanings(asked)) {
    const names = RELATED[meaning]?.[language]?.names ?? "";
    const others = analyse(names, language);
    for (const term of analyse(phrase, language).filter((word) => terms.includes(word))) {
      related.set(term, [...(related.get(term) ?? []), ...others]);
    }
  }
  return related;
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
