/** Words of a message beyond this many are not searched. */
const MAX_SEARCHED_WORDS = 1000;
/** Longer words are searched by this many characters. */
const MAX_WORD_CHARS = 100;

/**
 * The words of a message as search sees them: runs of letters and digits, without case or compatibility forms, in
 * order. Queries, live tails and the archive's text index all use this one definition, so that they agree.
 */
export function splitLogWords(text: string): string[] {
  const words: string[] = [];
  for (const [word] of text
    .normalize("NFKC")
    .toLowerCase()
    .matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    words.push(word.slice(0, MAX_WORD_CHARS).toWellFormed());
    if (words.length === MAX_SEARCHED_WORDS) break;
  }
  return words;
}
