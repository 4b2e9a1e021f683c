import { splitSentences } from "#features/content";
import { readFigures, type Figure } from "./read-figures.ts";

/** One sentence or line of a passage as it could be quoted. */
export interface PassageSentence {
  text: string;
  position: number;
  /** Number of the line of the passage that it stands on. */
  line: number;
  /** `attribute`: a line "Name: value"; `question`: asks rather than tells. */
  kind: "sentence" | "attribute" | "question";
  figures: readonly Figure[];
}

const ATTRIBUTE = /^[^.!?]{1,60}?\s?[:：]\s*\S/u;
const CACHE_LIMIT = 400;
const split = new Map<string, PassageSentence[]>();

/** A passage's sentences and lines in order; list marks and table bars do not belong to what is quoted. */
export function splitPassage(text: string, language: string): PassageSentence[] {
  const key = `${language}\n${text}`;
  const known = split.get(key);
  if (known) return known;
  const sentences = text
    .split("\n")
    .flatMap((line, number) => splitLine(line, language).map((sentence) => ({ sentence, line: number })))
    .map(({ sentence, line }, position) => toPassageSentence(sentence, { position, line }, language));
  if (split.size >= CACHE_LIMIT) split.clear();
  split.set(key, sentences);
  return sentences;
}

function splitLine(line: string, language: string): string[] {
  const bare = line.replace(/^\s*(?:[-*•·–]\s+|\d{1,3}[.)]\s+(?=\p{Lu}))/u, "").trim();
  return bare === "" ? [] : splitSentences(bare, language);
}

function toPassageSentence(text: string, place: { position: number; line: number }, language: string): PassageSentence {
  const figures = /\p{N}|\p{L}{3}/u.test(text) ? readFigures(text, language).figures : [];
  if (/[?？؟]\s*$/u.test(text)) return { text, ...place, kind: "question", figures };
  return { text, ...place, kind: ATTRIBUTE.test(text) && text.length <= 400 ? "attribute" : "sentence", figures };
}
