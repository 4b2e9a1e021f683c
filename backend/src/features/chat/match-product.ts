import { analyse, type SearchHit } from "#features/retrieval";
import type { AnswerScope } from "./answer-scope.ts";
import { askedTerms, isGeneric } from "./asked-terms.ts";
import { toShopProduct } from "./shop-products.ts";

/** How much of what the question is about a product's title, brand, categories, facts and passage hold, 0 to 1. */
export function matchProduct(scope: AnswerScope, hit: SearchHit): number {
  return shareOf(scope, productTerms(hit, hit.chunk.text));
}

/** The same without its passage: a vest that is "good on a bicycle" is no bicycle. */
export function matchName(scope: AnswerScope, hit: SearchHit): number {
  return shareOf(scope, productTerms(hit, ""));
}

function shareOf({ intent, language }: AnswerScope, held: ReadonlySet<string>): number {
  const counted = new Set(analyse(COUNTED, language));
  const terms = askedTerms(intent.subject, language).filter(
    (term) => /\p{L}/u.test(term) && !isGeneric(term, language) && !counted.has(term),
  );
  return terms.length === 0 ? 1 : terms.filter((term) => held.has(term)).length / terms.length;
}

/** "For three people": what is counted beside a number; sheets have it as a capacity. */
const COUNTED = "person persons people personen leute personnes personas persone pessoas euro euros eur dollar dollars";

function productTerms(hit: SearchHit, passage: string): Set<string> {
  const { document, chunk, offers } = hit;
  const { facts } = toShopProduct({ ...document, number: document.number }, offers);
  const text = [
    document.title,
    facts.brand ?? "",
    ...facts.categories,
    ...facts.attributes.flatMap(({ name, value }) => [name, value]),
    ...offers.flatMap((offer) => offer.options.map(({ value }) => value)),
    passage,
  ].join("\n");
  return new Set(analyse(text, chunk.language));
}
