import snowball from "snowball-stemmers";
import { stripAccents } from "./fold-text.ts";

const algorithms: Record<string, string> = {
  en: "english",
  de: "german",
  fr: "french",
  es: "spanish",
  it: "italian",
  pt: "portuguese",
  nl: "dutch",
  sv: "swedish",
};
const stemmers = new Map<string, (word: string) => string>();
const shortestStemmed = 3;

export const stemmedLanguages: readonly string[] = Object.keys(algorithms);

/**
 * The stem by the language's Snowball algorithm (https://snowballstem.org), then without accents; other languages
 * only lose their accents. Costs up to 15 µs: callers keep what they looked up.
 */
export function stemWord(word: string, language: string): string {
  if (word.length < shortestStemmed) return stripAccents(word);
  return stripAccents(findStemmer(language)(word));
}

function findStemmer(language: string): (word: string) => string {
  const known = stemmers.get(language);
  if (known) return known;
  const algorithm = algorithms[language];
  const stemmer = algorithm === undefined ? null : snowball.newStemmer(algorithm);
  const stem = (word: string) => stemmer?.stem(word) ?? word;
  stemmers.set(language, stem);
  return stem;
}
