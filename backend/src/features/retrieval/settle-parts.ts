import type { QuestionWord } from "./question-words.ts";

/**
 * Decides between a number with hyphen or unit and its parts: where no passage holds the whole, its parts are the words
 * of the question.
 */
export function settleParts(words: QuestionWord[], isKnown: (word: QuestionWord) => boolean): QuestionWord[] {
  const settled: QuestionWord[] = [];
  let isWholeLost = false;
  for (const [index, word] of words.entries()) {
    if (word.isPart) {
      settled.push(isWholeLost ? { ...word, weight: 1, isPart: false } : word);
      continue;
    }
    const parts = words.slice(index + 1).filter((part) => part.isPart && part.start === word.start);
    isWholeLost = !isKnown(word) && parts.some(isKnown);
    if (!isWholeLost) settled.push(word);
  }
  return settled;
}
