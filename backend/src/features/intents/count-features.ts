import { stemWord } from "#features/retrieval";
import { foldMessage } from "./fold-message.ts";
import { findMentions } from "./lexicon.ts";

/** How often each feature occurs in a message. */
export interface FeatureCounts {
  /** Hashes of 32 bits: first those of words, then those of letters, which are weighed apart. */
  keys: Uint32Array;
  times: Float32Array;
  /** How many of them are of words. */
  words: number;
}

const wordLike = /[\p{L}\p{M}\p{N}]+(?:'\p{L}+)?/gu;
const letterRuns = /[\p{L}\p{M}\p{N}]+/gu;
const shortestGram = 3;
const longestGram = 4;
/** A built-in intent that the words speak for counts as three words do. */
const mentionWeight = 3;
const stemsKept = 20_000;
const stems = new Map<string, string>();

/**
 * Features of a message: stemmed words, pairs of neighbours (with its beginning and end), runs of three or four
 * letters, and the built-in intents that it mentions. Stop words count, since they tell "where is" from "how do I".
 */
export function countFeatures(text: string, language: string): FeatureCounts {
  const folded = foldMessage(text);
  const words = (folded.match(wordLike) ?? []).map((word) => stem(word.replaceAll("'", ""), language));
  const counts = new Map<number, number>();
  for (const word of words) add(counts, `w${word}`, 1);
  const bounded = ["^", ...words, "$"];
  for (const [index, word] of bounded.slice(1).entries()) add(counts, `p${bounded[index]} ${word}`, 1);
  for (const { intent } of findMentions(text, language)) add(counts, `m${intent}`, mentionWeight);
  const ofWords = counts.size;
  countLetters(counts, ` ${(folded.match(letterRuns) ?? []).join(" ")} `);
  return { keys: Uint32Array.from(counts.keys()), times: Float32Array.from(counts.values()), words: ofWords };
}

function countLetters(letters: Map<number, number>, text: string): void {
  for (let size = shortestGram; size <= longestGram; size += 1) {
    for (let at = 0; at + size <= text.length; at += 1) add(letters, `l${text.slice(at, at + size)}`, 1);
  }
}

function add(counts: Map<number, number>, feature: string, times: number): void {
  const key = hash(feature);
  counts.set(key, (counts.get(key) ?? 0) + times);
}

function stem(word: string, language: string): string {
  const key = `${language} ${word}`;
  const known = stems.get(key);
  if (known !== undefined) return known;
  const made = stemWord(word, language);
  if (stems.size >= stemsKept) stems.clear();
  stems.set(key, made);
  return made;
}

/** FNV-1a with a final mix; two of 65,536 features fall together about once in two collections. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 12)) >>> 0;
}
