import type { Filter } from "./search-result.ts";
import type { UnderstoodQuestion } from "./understand-question.ts";

/** The filters that a question names, those first that are dropped first when no document meets them all. */
export function listFilters({ constraints, facets }: UnderstoodQuestion): Filter[] {
  const filters: Filter[] = [];
  if (constraints.isOnSale) filters.push({ kind: "on_sale" });
  if (constraints.isInStock) filters.push({ kind: "in_stock" });
  const wanted = facets.filter(({ phrase }) => phrase.negatedFrom === null);
  for (const name of droppedFirst) {
    for (const facet of wanted) {
      if (facet.name === name) filters.push({ kind: "attribute", name, values: facet.values, excluded: false });
    }
  }
  if (constraints.price) filters.push({ kind: "price", ...constraints.price });
  for (const { name, values, phrase } of facets) {
    if (name === "brand" && phrase.negatedFrom === null)
      filters.push({ kind: "attribute", name, values, excluded: false });
  }
  for (const { name, values, phrase } of facets) {
    if (phrase.negatedFrom !== null) filters.push({ kind: "attribute", name, values, excluded: true });
  }
  return filters;
}

/** A size that is not there is no reason to show nothing; then material, colour and category, price, brand, and last what was refused. */
const droppedFirst = ["size", "material", "colour", "category"];
