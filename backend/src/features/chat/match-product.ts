import { analyse, type SearchHit } from "#features/retrieval";
import type { AnswerScope } from "./answer-scope.ts";
import type { Findings } from "./find-knowledge.ts";
import { toShopProduct } from "./shop-products.ts";

/** How much of what the question is about a product's title, brand, categories and facts hold, 0 to 1. */
export function matchProduct({ intent, language }: AnswerScope, { result }: Findings, hit: SearchHit): number {
  const { corrections, text } = result.interpretation;
  const corrected = corrections.reduce((subject, { from, to }) => subject.replaceAll(from, to), intent.subject);
  const asked = new Set([...analyse(corrected, language), ...analyse(text, language)].filter(isWord));
  const wanted = new Set(analyse(corrected, language).filter(isWord));
  const terms = wanted.size > 0 ? wanted : asked;
  if (terms.size === 0) return 1;
  const held = productTerms(hit);
  return [...terms].filter((term) => held.has(term)).length / terms.size;
}

function isWord(term: string): boolean {
  return /\p{L}/u.test(term);
}

function productTerms(hit: SearchHit): Set<string> {
  const { document, chunk, offers } = hit;
  const { facts } = toShopProduct({ ...document, number: document.number }, offers);
  const text = [
    document.title,
    facts.brand ?? "",
    ...facts.categories,
    ...facts.attributes.flatMap(({ name, value }) => [name, value]),
    ...offers.flatMap((offer) => offer.options.map(({ value }) => value)),
    chunk.text,
  ].join("\n");
  return new Set(analyse(text, chunk.language));
}
