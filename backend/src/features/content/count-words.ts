/** Scripts written without spaces: two characters are counted as a word. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
/** Longer runs, such as addresses, count as several words. */
export const longestWordChars = 24;

/**
 * Words as a measure of length: runs between spaces; text without spaces counts by its characters, so that no passage
 * is long unnoticed. Adding texts with a space or newline between them adds their counts.
 */
export function countWords(text: string): number {
  if (!hasUnspacedScript(text)) return countRuns(text);
  return text.split(/\s+/u).reduce((sum, run) => sum + (run === "" ? 0 : runSize(run)), 0);
}

export function hasUnspacedScript(text: string): boolean {
  return text.search(unspaced) >= 0;
}

function countRuns(text: string): number {
  let words = 0;
  for (const run of text.split(/\s+/u)) {
    if (run !== "") words += run.length <= longestWordChars ? 1 : Math.ceil(run.length / longestWordChars);
  }
  return words;
}

function runSize(run: string): number {
  const characters = run.match(unspaced)?.length ?? 0;
  return Math.max(1, Math.ceil(characters / 2), Math.ceil(run.length / longestWordChars));
}
