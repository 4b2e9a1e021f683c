import { stripAccents } from "./fold-text.ts";
import { findUnit } from "./measure-units.ts";
import { readNumber } from "./read-number.ts";
import { stemWord } from "./stem-word.ts";
import { stopWordsOf } from "./stop-words.ts";

/** A word, number, quantity or part number; shared between all places it occurs at, so never changed. */
export interface Token {
  /** As written, in lower case. */
  readonly text: string;
  /** What it is indexed under, the whole before its parts; empty for stop words. */
  readonly terms: readonly string[];
  readonly isNumber: boolean;
  readonly isStopWord: boolean;
  /** Words it counts for in the length of a passage. */
  readonly length: number;
}

const keptPerLanguage = 40_000;
const longestTerm = 64;
const kept = new Map<string, Map<string, Token>>();

const numberLike = /^\p{N}+(?:[.,]\p{N}+)*$/u;
const quantityLike = /^(\p{N}+(?:[.,]\p{N}+)?)-?(\p{L}+)$/u;
const dimensionsLike = /^\p{N}+(?:[.,]\p{N}+)?(?:x\p{N}+(?:[.,]\p{N}+)?)+$/u;
const wordBesideNumber = /^(?:(\p{L}{3,})(\p{N}+)|(\p{N}+)(\p{L}{3,}))$/u;
const joiners = /[-._'’+,]/u;
const elision = /^(?:[ldjnscmt]|qu|jusqu|lorsqu|puisqu|dell|all|nell|sull|dall|quest|un)['’](?=\p{L}{2})/u;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const segmenter = new Intl.Segmenter("und", { granularity: "word" });

/** The analysis of one word in lower case. Deterministic; the last 40,000 of each language are kept. */
export function analyseToken(text: string, language: string): Token {
  const tokens = tokensOf(language);
  const known = tokens.get(text);
  if (known) return known;
  const token = makeToken(text, language);
  if (tokens.size >= keptPerLanguage) tokens.clear();
  tokens.set(text, token);
  return token;
}

function tokensOf(language: string): Map<string, Token> {
  const known = kept.get(language);
  if (known) return known;
  const made = new Map<string, Token>();
  kept.set(language, made);
  return made;
}

function makeToken(text: string, language: string): Token {
  if (stopWordsOf(language).has(text)) return { text, terms: [], isNumber: false, isStopWord: true, length: 0 };
  const isNumber = numberLike.test(text);
  const terms = termsOf(text, language).map((term) => term.slice(0, longestTerm));
  const length = unspaced.test(text) ? terms.length : 1;
  return { text, terms: [...new Set(terms)], isNumber, isStopWord: false, length };
}

function termsOf(text: string, language: string): string[] {
  if (numberLike.test(text)) return [readNumber(text, language)];
  if (unspaced.test(text)) return segmentTerms(text);
  return quantityTerms(text, language) ?? dimensionTerms(text, language) ?? wordTerms(text, language);
}

function quantityTerms(text: string, language: string): string[] | null {
  const [, amount, name] = quantityLike.exec(text) ?? [];
  const unit = name === undefined ? null : findUnit(name);
  if (amount === undefined || unit === null) return null;
  const value = readNumber(amount, language);
  return [`${value}${unit}`, value];
}

function dimensionTerms(text: string, language: string): string[] | null {
  if (!dimensionsLike.test(text)) return null;
  const sides = text.split("x").map((side) => readNumber(side, language));
  return [sides.join("x"), ...sides];
}

function wordTerms(text: string, language: string): string[] {
  const word = text.replace(elision, "").replace(/['’]s$/u, "");
  if (joiners.test(word)) return joinedTerms(word, language);
  const [, letters = "", digits = "", digitsFirst = "", lettersLast = ""] = wordBesideNumber.exec(word) ?? [];
  if (digits !== "") return [stripAccents(word), stemWord(letters, language), digits];
  if (digitsFirst !== "") return [stripAccents(word), digitsFirst, stemWord(lettersLast, language)];
  return [stemWord(word, language)];
}

/** "wi-fi" is found as "wifi" and by its parts, "dv7-1211ea" as a whole and by its parts. */
function joinedTerms(word: string, language: string): string[] {
  const parts = word.split(joiners).filter((part) => part !== "");
  const whole = parts.join("");
  const wholeTerm = /\p{N}/u.test(whole) ? stripAccents(whole) : stemWord(whole, language);
  return [wholeTerm, ...parts.flatMap((part) => analyseToken(part, language).terms)];
}

/** Words by the segmenter; longer ones by their pairs of characters too, since two texts are not always cut alike. */
function segmentTerms(text: string): string[] {
  const terms: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike !== true) continue;
    const characters = [...segment];
    terms.push(segment);
    if (characters.length > 2)
      terms.push(...characters.slice(1).map((second, index) => `${characters[index]}${second}`));
  }
  return terms;
}
