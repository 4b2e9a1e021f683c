import { analyse, type SearchHit } from "#features/retrieval";
import type { AnswerScope } from "./answer-scope.ts";
import { askedTerms, isGeneric } from "./asked-terms.ts";
import { toShopProduct } from "./shop-products.ts";

/** How much of what the question is about a product's title, brand, categories and facts hold, 0 to 1. */
export function matchProduct({ intent, language }: AnswerScope, hit: SearchHit): number {
  const terms = askedTerms(intent.subject, language).filter(
    (term) => /\p{L}/u.test(term) && !isGeneric(term, language),
  );
  if (terms.length === 0) return 1;
  const held = productTerms(hit);
  return terms.filter((term) => held.has(term)).length / terms.length;
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
