import { normaliseCase, stripAccentsInPlace } from "./fold-text.ts";
import { leansOnHistory } from "./leaning-words.ts";
import type { OwnSynonyms } from "./add-synonyms.ts";
import { questionWords, type QuestionWord } from "./question-words.ts";

/** Weight of a word of the question before this one when this one may stand alone, and when it leans on it. */
const contextWeight = 0.35;
const leaningWeight = 0.5;
/** What is left of the weight for each question further back. */
const decay = 0.65;
const furthest = 8;
/** A question of so few words says little by itself: "and in red?" */
const fewWords = 2;

export interface FollowUp {
  /** The question as it was asked. */
  query: string;
  words: QuestionWord[];
  /** Earlier questions, oldest first. */
  history: string[];
  languages: string[];
  synonyms?: OwnSynonyms;
}

/** Words of earlier questions that this one may lean on, the latest weighing most; none that it has itself. */
export function contextWords({ query, words, history, languages, synonyms }: FollowUp): QuestionWord[] {
  const taken = new Set(words.flatMap((word) => word.spellings));
  const weight = isFollowUp({ query, words, languages }) ? leaningWeight : contextWeight;
  const context: QuestionWord[] = [];
  for (const [age, question] of history.toReversed().slice(0, furthest).entries()) {
    for (const word of questionWords(question, languages, synonyms)) {
      const [own = ""] = word.spellings;
      if (word.isPart || taken.has(own)) continue;
      taken.add(own);
      context.push({ ...word, weight: weight * decay ** age, joinsNext: false, start: -1, end: -1 });
    }
  }
  return context;
}

/** True for a question that says too little to be understood alone, or that points back by a pronoun. */
export function isFollowUp({ query, words, languages }: Omit<FollowUp, "history">): boolean {
  if (words.filter((word) => !word.isPart).length <= fewWords) return true;
  return leansOnHistory(stripAccentsInPlace(normaliseCase(query)), languages);
}
