import { cutText } from "./clean-text.ts";
import { countWords, hasUnspacedScript, longestWordChars } from "./count-words.ts";
import { splitSentences } from "./split-sentences.ts";

export interface SplitOptions {
  maxWords: number;
  language: string | null;
}

/**
 * Cuts a text into pieces of at most `maxWords`: between sentences, else between words, else inside a run without
 * spaces. Every character but white space is kept, in order.
 */
export function splitToFit(text: string, options: SplitOptions): string[] {
  if (countWords(text) <= options.maxWords) return text.trim() === "" ? [] : [text.trim()];
  const sentences = splitSentences(text, options.language);
  const fitting = sentences.flatMap((sentence) =>
    countWords(sentence) <= options.maxWords ? [sentence] : splitBetweenWords(sentence, options.maxWords),
  );
  return joinToFit(fitting, options.maxWords, " ");
}

/** Joins neighbours with `separator` as long as they stay within `maxWords`. */
export function joinToFit(pieces: readonly string[], maxWords: number, separator: string): string[] {
  const joined: string[] = [];
  let run: string[] = [];
  let words = 0;
  for (const piece of pieces) {
    const size = countWords(piece);
    if (run.length > 0 && words + size > maxWords) {
      joined.push(run.join(separator));
      run = [];
      words = 0;
    }
    run.push(piece);
    words += size;
  }
  if (run.length > 0) joined.push(run.join(separator));
  return joined;
}

function splitBetweenWords(sentence: string, maxWords: number): string[] {
  const words = sentence.split(/\s+/u).filter((word) => word !== "");
  const fitting = words.flatMap((word) => (countWords(word) <= maxWords ? [word] : splitRun(word, maxWords)));
  return joinToFit(fitting, maxWords, " ");
}

/** Pieces that fill `maxWords`, so that two of them are never joined with a space between. */
function splitRun(run: string, maxWords: number): string[] {
  const size = maxWords * (hasUnspacedScript(run) ? 2 : longestWordChars);
  const pieces: string[] = [];
  for (let rest = run; rest !== ""; rest = rest.slice(pieces.at(-1)?.length ?? 0)) pieces.push(cutText(rest, size));
  return pieces;
}
