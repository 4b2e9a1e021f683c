import { analyse, type SearchHit } from "#features/retrieval";
import { foldFigures } from "./fold-figures.ts";
import { readIntent } from "./question-intent.ts";
import { relatedTerms } from "./related-terms.ts";
import { readFigures } from "./read-figures.ts";

export interface SupportScope {
  question: string;
  language: string;
  /** What the sentence cites; everything that the turn found, for one that cites nothing. */
  sources: readonly SearchHit[];
  cites: boolean;
}

/** Share of a sentence's words that its sources must hold; what the question says is nobody's knowledge. */
const LEAST_SHARE = 0.34;
const SHORT_TERMS = 3;

/**
 * Whether a sentence says what its sources say, as far as words can tell. In the sources' language a third of its terms
 * must stand in them; in another language that cannot be seen, and it must cite a source at all.
 * In either, a word in capitals or with digits must stand there as it is: slogans, codes and names are not made up.
 */
export function isSupported(sentence: string, scope: SupportScope): boolean {
  if (isQuestion(sentence)) return !hasForeignName(sentence, scope);
  if (hasForeignName(sentence, scope)) return false;
  const readable = scope.sources.filter((hit) => hit.chunk.language === scope.language);
  if (readable.length === 0) return scope.cites;
  const words = withoutFigures(sentence, scope.language);
  const terms = [...new Set(analyse(words, scope.language))];
  if (terms.length === 0 || (terms.length === 1 && words !== sentence)) return scope.cites;
  const held = termsOf(scope, readable);
  const related = relatedTerms(terms, { question: words, language: scope.language }, scope.language);
  const isHeld = (term: string) => held.has(term) || (related.get(term)?.some((other) => held.has(other)) ?? false);
  const share = terms.filter(isHeld).length / terms.length;
  return scope.cites ? share >= LEAST_SHARE : terms.length > SHORT_TERMS && share >= 0.5;
}

/** Figures are held against records and passages by themselves; "costs", "in stock" and the like go with them. */
function withoutFigures(sentence: string, language: string): string {
  const { figures, text } = readFigures(sentence, language);
  if (figures.length === 0) return sentence;
  return readIntent(figures.reduce((left, { raw }) => left.replace(raw, " "), text)).subject;
}

function isQuestion(sentence: string): boolean {
  return /[?？؟]\s*$/u.test(sentence);
}

function termsOf({ language }: SupportScope, sources: readonly SearchHit[]): Set<string> {
  const texts = sources.flatMap(({ document, chunk, offers }) => [
    document.title,
    ...chunk.headings,
    chunk.text,
    ...offers.flatMap((offer) => [offer.title ?? "", ...offer.options.flatMap(({ name, value }) => [name, value])]),
  ]);
  return new Set(analyse(texts.join("\n"), language));
}

/** Words of four or more capitals, and words of letters and digits, that stand nowhere in what was given. */
function hasForeignName(sentence: string, { question, sources }: SupportScope): boolean {
  const names = sentence.match(
    /(?<![\p{L}\p{N}])(?:\p{Lu}{4,}\p{N}*|(?=\p{L}*\p{N})(?=\p{N}*\p{L})[\p{L}\p{N}]{4,})(?![\p{L}\p{N}])/gu,
  );
  if (names === null) return false;
  const given = foldFigures(
    [
      question,
      ...sources.flatMap(({ document, chunk, offers }) => [
        document.title,
        chunk.text,
        ...offers.map(({ sku }) => sku ?? ""),
      ]),
    ].join("\n"),
  );
  const compact = given.replace(/[^\p{L}\p{N}]+/gu, "");
  return names.some((name) => !compact.includes(foldFigures(name)));
}
