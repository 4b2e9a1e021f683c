import type { Correction, OtherNames } from "#features/retrieval";
import { expectationOf } from "./expected-figures.ts";
import { foldFigures } from "./fold-figures.ts";
import { relatedWords } from "./related-terms.ts";

/**
 * The question with the search's corrections, except where a correction would change what is asked: a word that people
 * ask with ("combien"), a word whose meaning is known ("pèse"), or the name of a country ("Australia" is not Austria).
 */
export function correctQuestion(question: string, corrections: readonly Correction[], language: string): string {
  return corrections.reduce((text, { from, to }) => {
    const corrected = replaceWord(text, from, to);
    return isHarmless(text, corrected, language) && !isCountry(from, language) ? corrected : text;
  }, question);
}

/** The question with names that the shop never uses said as the shop says them. */
export function useKnownNames(question: string, names: readonly OtherNames[]): string {
  return names.reduce((text, { name, isHeld, others: [other] }) => {
    return isHeld || other === undefined ? text : replaceWord(text, name, other);
  }, question);
}

function isHarmless(text: string, corrected: string, language: string): boolean {
  const [asked, changed] = [expectationOf(text), expectationOf(corrected)];
  if (asked !== null && asked !== changed) return false;
  const meant = (question: string) => relatedWords({ question, language }).length;
  return meant(corrected) >= meant(text);
}

function replaceWord(text: string, from: string, to: string): string {
  const escaped = RegExp.escape(from);
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "giu"), to);
}

const countries = new Map<string, ReadonlySet<string>>();

function isCountry(word: string, language: string): boolean {
  const known = countries.get(language) ?? nameCountries(language);
  countries.set(language, known);
  return known.has(foldFigures(word));
}

/** Every region that CLDR knows, by its name in the language; ISO 3166-1 gives two letters to each. */
function nameCountries(language: string): ReadonlySet<string> {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return new Set(codes.flatMap((code) => names.of(code) ?? []).map(foldFigures));
}
