import { analyse } from "#features/retrieval";
import { isGeneric } from "./asked-terms.ts";
import type { OwnPassage } from "./calibration-queries.ts";
import { splitPassage } from "./split-passage.ts";

/** A question that a tenant's own knowledge answers, and the document that it was made from. */
export interface OwnQuestion {
  question: string;
  language: string;
  documentNumber: number;
}

const LEAST_WORDS = 4;
const MOST_WORDS = 3;
/** One word of so many is taken. */
const STEP = 2;

/**
 * Questions that passages answer, one of each: the typed question, the heading that asks, or else every second telling
 * word of a sentence beside the page's subject, as people ask with some of a page's words and not with all of them.
 */
export function makeOwnQuestions(passages: readonly OwnPassage[]): OwnQuestion[] {
  return passages.flatMap((passage) => {
    const question = askedBy(passage) ?? askedFor(passage);
    const { language, document_number: documentNumber } = passage;
    return question === null ? [] : [{ question, language, documentNumber }];
  });
}

function askedBy({ kind, title, headings }: OwnPassage): string | null {
  if (kind === "qa") return title;
  return headings.findLast((heading) => /[?？؟]\s*$/u.test(heading)) ?? null;
}

function askedFor({ title, text, language }: OwnPassage): string | null {
  const telling = (words: string) =>
    (words.match(/[\p{L}\p{M}]{3,}/gu) ?? []).filter((word) =>
      analyse(word, language).some((term) => !isGeneric(term, language)),
    );
  const sentences = splitPassage(text, language).filter(({ kind }) => kind !== "question");
  const longest = sentences
    .map((sentence) => telling(sentence.text))
    .toSorted((one, other) => other.length - one.length)[0];
  if (!longest || longest.length < LEAST_WORDS) return null;
  const words = longest.filter((_, at) => at % STEP === 0).slice(0, MOST_WORDS);
  return [telling(title)[0] ?? "", ...words].join(" ").trim();
}
