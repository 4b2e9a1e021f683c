import type { FacetMatch } from "./match-facets.ts";
import type { Filter } from "./search-result.ts";
import type { UnderstoodQuestion } from "./understand-question.ts";

/** The order of dropping among facts: a size that is not there is no reason to show nothing. A brand goes after the price. */
const droppedFirst = ["size", "material", "colour", "category"];

/**
 * The filters that a question names, those first that are dropped first when no document meets them all: discount, stock,
 * size, material, colour, category, price, brand, and last what was refused.
 */
export function listFilters({ constraints, facets }: UnderstoodQuestion): Filter[] {
  const wanted = facets.filter(({ phrase }) => phrase.negatedFrom === null);
  const named = (name: string) => wanted.filter((facet) => facet.name === name).map(toFilter);
  return [
    ...(constraints.isOnSale ? [{ kind: "on_sale" } as const] : []),
    ...(constraints.isInStock ? [{ kind: "in_stock" } as const] : []),
    ...droppedFirst.flatMap(named),
    ...(constraints.price ? [{ kind: "price", ...constraints.price } as const] : []),
    ...named("brand"),
    ...facets.filter(({ phrase }) => phrase.negatedFrom !== null).map(toFilter),
  ];
}

function toFilter({ name, values, phrase }: FacetMatch): Filter {
  return { kind: "attribute", name, values, excluded: phrase.negatedFrom !== null };
}
