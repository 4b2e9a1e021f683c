import { foldMessage } from "./fold-message.ts";
import { builtInIntents, type BuiltInIntent } from "./intent-names.ts";
import { lexiconAr } from "./lexicon-ar.ts";
import { lexiconDe } from "./lexicon-de.ts";
import { lexiconEn } from "./lexicon-en.ts";
import { lexiconEs } from "./lexicon-es.ts";
import { lexiconFr } from "./lexicon-fr.ts";
import { lexiconIt } from "./lexicon-it.ts";
import { lexiconNl } from "./lexicon-nl.ts";
import { lexiconPt } from "./lexicon-pt.ts";

/** What people say who want such a thing: alternatives of whole words in one language, as the source of an expression. */
export type Lexicon = Record<BuiltInIntent, string>;

/** An intent that the words of a message speak for. */
export interface Mention {
  intent: BuiltInIntent;
  /** Letters of the message that speak for it. */
  length: number;
}

type Matchers = readonly { intent: BuiltInIntent; matcher: RegExp }[];

const lexicons: Record<string, Lexicon> = {
  en: lexiconEn,
  de: lexiconDe,
  fr: lexiconFr,
  es: lexiconEs,
  it: lexiconIt,
  ar: lexiconAr,
  pt: lexiconPt,
  nl: lexiconNl,
};
const compiled = new Map<string, Matchers>();

export const lexiconLanguages: readonly string[] = Object.keys(lexicons);

/**
 * The built-in intents that a message's words speak for, in the order of `builtInIntents`. Broad on purpose: several
 * may hold for one message, and none for what no shop has in common. Languages without a lexicon are read as English.
 */
export function findMentions(message: string, language: string): Mention[] {
  const text = foldMessage(message);
  return matchersOf(language).flatMap(({ intent, matcher }) => {
    const length = [...text.matchAll(matcher)].reduce((sum, [found]) => sum + found.trim().length, 0);
    return length > 0 ? [{ intent, length }] : [];
  });
}

function matchersOf(language: string): Matchers {
  const known = compiled.get(language);
  if (known) return known;
  const lexicon = lexicons[language] ?? lexiconEn;
  const made = builtInIntents.map((intent) => ({ intent, matcher: compile(lexicon[intent]) }));
  compiled.set(language, made);
  return made;
}

function compile(phrases: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${foldMessage(phrases, "keep")})(?![\\p{L}\\p{N}])`, "gu");
}
