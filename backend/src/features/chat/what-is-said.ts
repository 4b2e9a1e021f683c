import { analyse, type SearchHit } from "#features/retrieval";
import { foldFigures } from "./fold-figures.ts";
import { splitPassage } from "./split-passage.ts";

const NEGATION =
  /(?<!\p{L})(?:not|no|never|isn't|doesn't|without|nicht|kein\p{L}*|ohne|nein|nie|pas|sans|aucun\p{L}*|non|sin|ningún|senza|não|sem|niet|geen|nee|zonder|ليس|غير|لا|بدون)(?!\p{L})/u;

/** How many of the terms a passage affirms, and how many it only denies. */
export function whatIsSaid({ chunk, document }: SearchHit, terms: readonly string[]): { said: number; denied: number } {
  const sentences = [document.title, ...splitPassage(chunk.text, chunk.language).map(({ text }) => text)].map(
    (text) => ({
      terms: new Set(analyse(text, chunk.language)),
      denies: NEGATION.test(foldFigures(text)),
    }),
  );
  const saying = terms.map((term) => sentences.filter((sentence) => sentence.terms.has(term)));
  const mentioned = saying.filter((of) => of.length > 0);
  const denied = mentioned.filter((of) => of.every(({ denies }) => denies)).length;
  return { said: mentioned.length - denied, denied };
}
