import { questionWords, type QuestionWord } from "./question-words.ts";

/** Weight of a word of the question before this one, and what is left of it for each question further back. */
const contextWeight = 0.35;
const decay = 0.6;
const furthest = 6;

/** Words of earlier questions that this one may lean on, the latest weighing most; none that it has itself. */
export function contextWords(history: string[], words: QuestionWord[], languages: string[]): QuestionWord[] {
  const taken = new Set(words.flatMap((word) => word.spellings));
  const context: QuestionWord[] = [];
  for (const [age, question] of history.toReversed().slice(0, furthest).entries()) {
    for (const word of questionWords(question, languages)) {
      const [own = ""] = word.spellings;
      if (word.isPart || taken.has(own)) continue;
      taken.add(own);
      context.push({ ...word, weight: contextWeight * decay ** age, joinsNext: false, start: -1, end: -1 });
    }
  }
  return context;
}
