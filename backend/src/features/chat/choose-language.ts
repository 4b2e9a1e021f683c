import { detectLanguage, primaryTag } from "#features/content";
import { spokenLanguages } from "./phrases.ts";

export interface LanguageHints {
  question: string;
  /** Tag of the page that the visitor looks at. */
  page: string | null;
  /** Of the conversation so far. */
  conversation: string | null;
  shop: string;
}

/** Scripts that tell a language by themselves, for this purpose. */
const SCRIPTS: [RegExp, string][] = [
  [/\p{Script=Arabic}/u, "ar"],
  [/\p{Script=Hebrew}/u, "he"],
  [/\p{Script=Hiragana}|\p{Script=Katakana}/u, "ja"],
  [/\p{Script=Hangul}/u, "ko"],
  [/\p{Script=Han}/u, "zh"],
  [/\p{Script=Greek}/u, "el"],
  [/\p{Script=Thai}/u, "th"],
];
/** Words below which a guess from the words alone is worth less than the page that the visitor looks at. */
const LEAST_WORDS = 3;
/** The same for languages that the agent does not speak itself: names and typing errors look like many of them. */
const LEAST_WORDS_FOREIGN = 7;

/**
 * The primary tag of the language to answer in: the question's own where it tells, else the conversation's, the page's,
 * the shop's. Short questions ("tent", "Rückgabe?") follow the page unless their script says otherwise.
 */
export function chooseLanguage({ question, page, conversation, shop }: LanguageHints): string {
  const told = languageOfScript(question) ?? languageOfWords(question) ?? conversation;
  return told ?? (page === null ? null : primaryTag(page)) ?? shop;
}

function languageOfScript(question: string): string | null {
  const script = SCRIPTS.find(([matcher]) => (question.match(new RegExp(matcher, "gu"))?.length ?? 0) > 1);
  return script?.[1] ?? null;
}

function languageOfWords(question: string): string | null {
  const words = question.match(/[\p{L}\p{M}]+/gu)?.length ?? 0;
  const detected = words >= LEAST_WORDS ? detectLanguage(question) : null;
  if (detected === null || spokenLanguages.includes(detected)) return detected;
  return words >= LEAST_WORDS_FOREIGN ? detected : null;
}
