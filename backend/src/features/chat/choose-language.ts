import { detectByFunctionWords, detectLanguage, primaryTag } from "#features/content";
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
/** Only Spanish opens questions and exclamations with a mark. */
const SPANISH = /[¿¡]/u;
/** Languages that share so many words that a short question looks like its neighbour. */
const NEIGHBOURS = [
  ["es", "pt", "it", "fr", "ca", "ro"],
  ["sv", "da", "no"],
  ["de", "nl"],
  ["cs", "sk", "pl"],
];
/** Different small words of a language that make it certain. */
const LEAST_TELLING = 3;
/** A longer question tells neighbours apart. */
const MOST_WORDS_OF_NEIGHBOUR = 9;
/** Words below which a guess from the words alone is worth less than the page that the visitor looks at. */
const LEAST_WORDS = 3;
/** The same for languages that the agent does not speak itself: names and typing errors look like many of them. */
const LEAST_WORDS_FOREIGN = 7;

/**
 * The primary tag of the language to answer in: the question's own where it tells, else the conversation's, the page's,
 * the shop's. Short questions ("tent", "Rückgabe?") follow the page unless their script says otherwise.
 */
export function chooseLanguage({ question, page, conversation, shop }: LanguageHints): string {
  const here = conversation ?? (page === null ? null : primaryTag(page));
  const told = languageOfScript(question) ?? languageOfWords(question);
  if (told !== null && here !== null && mayBe(here, told, question)) return here;
  return told ?? here ?? shop;
}

/** Whether what looks like one language may well be its neighbour, which is spoken here. */
function mayBe(here: string, told: string, question: string): boolean {
  if (SPANISH.test(question)) return here === "es";
  const words = question.match(/[\p{L}\p{M}]+/gu)?.length ?? 0;
  const areNeighbours = NEIGHBOURS.some((group) => group.includes(here) && group.includes(told));
  return areNeighbours && words <= MOST_WORDS_OF_NEIGHBOUR && detectByFunctionWords(question, LEAST_TELLING) !== told;
}

function languageOfScript(question: string): string | null {
  const script = SCRIPTS.find(([matcher]) => (question.match(new RegExp(matcher, "gu"))?.length ?? 0) > 1);
  return script?.[1] ?? (SPANISH.test(question) ? "es" : null);
}

function languageOfWords(question: string): string | null {
  const words = question.match(/[\p{L}\p{M}]+/gu)?.length ?? 0;
  const detected = words >= LEAST_WORDS ? detectLanguage(question) : null;
  if (detected === null || spokenLanguages.includes(detected)) return detected;
  return words >= LEAST_WORDS_FOREIGN ? detected : null;
}
