import { foldFigures } from "./fold-figures.ts";
import { replaceNumberWords } from "./replace-number-words.ts";

export interface NamedProduct {
  documentNumber: number;
  title: string;
}

/** Where a product is named in a text. */
export interface Mention {
  documentNumber: number;
  index: number;
}

/**
 * Where each product is named, in order. A product counts as named where the words stand that tell it from the other
 * products: its whole title, or its longest run of words that no other title has.
 */
export function findMentions(text: string, products: readonly NamedProduct[], language: string): Mention[] {
  const titles = products.map(({ title }) => replaceNumberWords(foldFigures(title), language));
  return products
    .flatMap(({ documentNumber }, position) =>
      indexesOf(text, tellingWords(titles, position)).map((index) => ({ documentNumber, index })),
    )
    .toSorted((a, b) => a.index - b.index);
}

/** The product that a figure at `index` is about: the last one named before it, else the first after; null for none. */
export function ownerOf(mentions: readonly Mention[], index: number): number | null {
  const before = mentions.filter((mention) => mention.index <= index).at(-1);
  return (before ?? mentions[0])?.documentNumber ?? null;
}

/** Whether every word of the title stands in the text. */
export function namesWholeTitle(text: string, title: string, language: string): boolean {
  const words = wordsOf(replaceNumberWords(foldFigures(title), language));
  const present = new Set(wordsOf(text));
  return words.length > 0 && words.every((word) => present.has(word));
}

function tellingWords(titles: string[], position: number): string[] {
  const own = titles[position] ?? "";
  const others = new Set(titles.flatMap((title, index) => (index === position || title === own ? [] : wordsOf(title))));
  const telling = wordsOf(own).filter((word) => !others.has(word));
  return telling.length > 0 ? telling : [own];
}

function indexesOf(text: string, words: string[]): number[] {
  const [first] = words
    .map((word) => ({ word, index: findWord(text, word) }))
    .filter(({ index }) => index >= 0)
    .toSorted((a, b) => a.index - b.index);
  return first ? allIndexes(text, first.word) : [];
}

function allIndexes(text: string, word: string): number[] {
  return [...text.matchAll(wordMatcher(word, "gu"))].map((match) => match.index);
}

function findWord(text: string, word: string): number {
  return text.search(wordMatcher(word, "u"));
}

function wordMatcher(word: string, flags: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(word)}(?![\\p{L}\\p{N}])`, flags);
}

function wordsOf(text: string): string[] {
  return (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).filter((word) => word.length > 1 || /\p{N}/u.test(word));
}
