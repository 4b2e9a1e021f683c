import type { FacetMatch } from "./match-facets.ts";
import type { QuestionWord } from "./question-words.ts";
import type { Filter } from "./search-result.ts";
import { overlaps } from "./text-span.ts";

/** What a word is still worth when a filter makes sure of what it asks for. */
const filterWordWeight = 0.25;

/**
 * Lets words of the filters that were kept weigh less: every product left has what they name, so that where and how often
 * it is written says nothing. A question that is nothing else keeps its weights.
 */
export function weighFilterWords(words: QuestionWord[], facets: FacetMatch[], kept: Filter[]): QuestionWord[] {
  const held = facets.filter(({ name, values }) =>
    kept.some((filter) => filter.kind === "attribute" && filter.name === name && filter.values === values),
  );
  const isHeld = (word: QuestionWord) => held.some(({ phrase }) => overlaps(phrase, word));
  if (held.length === 0 || words.every(isHeld)) return words;
  return words.map((word) => (isHeld(word) ? { ...word, weight: word.weight * filterWordWeight } : word));
}

/**
 * The words that say what is looked for once those of facts are set aside; all of them when nothing of the rest is known.
 * What holds a fact's words alone is not what was asked for, however many pass the filter.
 */
export function wordsBesideFacets(
  words: QuestionWord[],
  facets: FacetMatch[],
  isKnown: (word: QuestionWord) => boolean,
): QuestionWord[] {
  const named = facets.filter(({ phrase }) => phrase.negatedFrom === null);
  const beside = words.filter((word) => !named.some(({ phrase }) => overlaps(phrase, word)));
  return beside.length < words.length && beside.some(isKnown) ? beside : words;
}
