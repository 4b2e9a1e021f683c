import { analyse } from "#features/retrieval";

const LEAST_LETTERS = 3;
const MOST_WORDS = 2;

interface Word {
  text: string;
  term: string;
}

/**
 * What was said in other words, where that is all that two wordings differ in: "a thermos for tea" and "an insulated
 * flask for tea" give "thermos" and "insulated flask". Null where more than one word was given up, or where one that is
 * no plain word was.
 */
export function swappedWords(first: string, second: string, language: string): [string, string] | null {
  const [given, taken] = [tellingWords(first, language), tellingWords(second, language)];
  const left = without(given, taken);
  const right = without(taken, given);
  const [word] = left;
  if (!word || left.length > 1 || right.length === 0 || right.length > MOST_WORDS) return null;
  if (![word, ...right].every(({ text }) => /^[\p{L}\p{M}'’-]+$/u.test(text) && text.length >= LEAST_LETTERS))
    return null;
  const from = taken.indexOf(right[0] ?? word);
  const isTogether = right.every((one, at) => taken[from + at] === one);
  return isTogether ? [word.text, right.map(({ text }) => text).join(" ")] : null;
}

function tellingWords(text: string, language: string): Word[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}'’-]+/gu) ?? [];
  return words.flatMap((word) =>
    analyse(word, language)
      .slice(0, 1)
      .map((term) => ({ text: word, term })),
  );
}

function without(words: readonly Word[], others: readonly Word[]): Word[] {
  const terms = new Set(others.map(({ term }) => term));
  return words.filter(({ term }) => !terms.has(term));
}
