import { stripAccents } from "./fold-text.ts";

/** Letter triples of a word without accents, its beginning and end marked: "red" → "^^r", "^re", "red", "ed$". */
export function letterGrams(word: string): string[] {
  const marked = `^^${stripAccents(word)}$`;
  const grams = new Set<string>();
  for (let index = 0; index + 3 <= marked.length; index += 1) grams.add(marked.slice(index, index + 3));
  return [...grams];
}

/** Parallel arrays of each word with each of its triples, in the order of the index. */
export function gramsOf(words: string[]): { words: string[]; grams: string[] } {
  const pairs = words.flatMap((word) => letterGrams(word).map((gram): [string, string] => [gram, word]));
  pairs.sort(([gram, word], [otherGram, otherWord]) => compare(gram, otherGram) || compare(word, otherWord));
  return { grams: pairs.map(([gram]) => gram), words: pairs.map(([, word]) => word) };
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
