import type { Product } from "#features/content";
import { normaliseCase } from "./fold-text.ts";

export interface FilterableAttribute {
  name: string;
  value: string;
}

const longestName = 60;
const longestValue = 60;
const mostPerProduct = 80;

/** Catalogue names of the facts that questions name most, by what they contain, in the languages of catalogues. */
const facets: [string, RegExp][] = [
  ["colour", /colou?r|farbe|couleur|colore|\bcor\b|kleur|färg/],
  ["size", /(?:^|[ _])(?:size|größe|groesse|grösse|taille|talla|taglia|tamanho|maat|storlek)$/],
  ["material", /^materials?$|(?:^|[ _])material$|werkstoff|matière|materiale|materiaal/],
];

/**
 * What a product can be filtered by: brand, category and every short attribute or variant option, lower-cased, under
 * its own name and, where it is one, under `colour`, `size` or `material`. At most 80, without duplicates.
 */
export function attributesForFiltering(product: Product): FilterableAttribute[] {
  const found = new Map<string, FilterableAttribute>();
  const add = (name: string, value: string) => {
    const attribute = { name: tidy(name), value: tidy(value) };
    const fits =
      attribute.name.length <= longestName && attribute.value.length <= longestValue && attribute.value !== "";
    if (fits && found.size < mostPerProduct) found.set(`${attribute.name}\n${attribute.value}`, attribute);
  };
  if (product.brand !== null) add("brand", product.brand);
  for (const category of product.categories) addCategory(category, add);
  for (const { name, value } of [...product.attributes, ...product.variants.flatMap((variant) => variant.options)]) {
    addAttribute(name, value, add);
  }
  return [...found.values()];
}

/** The whole path's steps: "Audio > Headphones" is found under both. */
function addCategory(category: string, add: (name: string, value: string) => void): void {
  for (const step of category.split(/\s*[>›/|]\s*/)) add("category", step);
}

function addAttribute(name: string, value: string, add: (name: string, value: string) => void): void {
  const plainName = tidy(name);
  const facet = facets.find(([, pattern]) => pattern.test(plainName))?.[0];
  for (const single of value.split(/\s*[,;/|]\s*/)) {
    if (facet !== undefined) add(facet, single);
    if (plainName !== facet) add(plainName, single);
  }
}

function tidy(text: string): string {
  return normaliseCase(text)
    .replaceAll(/[_\s]+/g, " ")
    .trim();
}
