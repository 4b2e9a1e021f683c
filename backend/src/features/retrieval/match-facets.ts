import { countedFacets, type CountedFacet, type Facet } from "./facet-queries.ts";
import { inflectValue } from "./inflect-value.ts";
import type { Phrase } from "./list-phrases.ts";
import { overlaps } from "./text-span.ts";

/** A phrase of the question that names a fact of the catalogue. */
export interface FacetMatch {
  phrase: Phrase;
  name: string;
  /** As listed in the catalogue, lower-cased. */
  values: string[];
}

/** In the order in which a phrase is read when it could be several. */
const facetNames = ["brand", "colour", "material", "size", "category"] as const;
type FacetName = (typeof facetNames)[number];

/** Sizes that are understood without the word for size. */
const plainSize = /^(?:xxs|xs|xl|xxl|xxxl|[2-9]xl)$/u;
/** Of the passages that use a word, this share must mean it as the fact; else "case" would ask for a brand Case. */
const leastShare = 0.15;

/** What to look up so that `matchFacets` can decide. */
export function facetsToLookUp(phrases: Phrase[], languages: string[]): Facet[] {
  const asked = new Map<string, Facet>();
  for (const phrase of phrases) {
    for (const name of facetNames) {
      if (!mayBe(name, phrase)) continue;
      for (const value of valuesOf(name, phrase, languages)) asked.set(`${name}\n${value}`, { name, value });
    }
  }
  return [...asked.values()];
}

export interface FacetLookup {
  languages: string[];
  found: CountedFacet[];
  /** Passages that hold all of a phrase's words at most: those of its rarest word. */
  passagesWith(phrase: Phrase): number;
}

/** The facts that the question names: longer phrases first, each word read once. */
export function matchFacets(phrases: Phrase[], lookup: FacetLookup): FacetMatch[] {
  const counts = new Map(lookup.found.map((facet) => [`${facet.name}\n${facet.value}`, facet.documents]));
  const matches: FacetMatch[] = [];
  for (const phrase of phrases) {
    if (matches.some((match) => overlaps(match.phrase, phrase))) continue;
    const match = matchPhrase(phrase, lookup, counts);
    if (match) matches.push(match);
  }
  return matches;
}

function matchPhrase(phrase: Phrase, lookup: FacetLookup, counts: Map<string, number>): FacetMatch | null {
  for (const name of facetNames) {
    if (!mayBe(name, phrase)) continue;
    const values = valuesOf(name, phrase, lookup.languages).filter((value) => counts.has(`${name}\n${value}`));
    const documents = values.reduce((sum, value) => sum + (counts.get(`${name}\n${value}`) ?? 0), 0);
    if (values.length > 0 && isMeant(phrase, documents, lookup)) return { phrase, name, values };
  }
  return null;
}

function isMeant(phrase: Phrase, documents: number, lookup: FacetLookup): boolean {
  const isExplicit = phrase.negatedFrom !== null || phrase.isSize;
  return isExplicit || documents >= countedFacets || documents >= leastShare * lookup.passagesWith(phrase);
}

function mayBe(name: FacetName, phrase: Phrase): boolean {
  switch (name) {
    case "brand":
      return !phrase.isCompanion && !phrase.isSize;
    case "size":
      return phrase.isSize || plainSize.test(phrase.text);
    case "category":
      return (phrase.isWhole || phrase.negatedFrom !== null) && !phrase.isSize;
    case "colour":
    case "material":
      return !phrase.isSize;
  }
}

function valuesOf(name: FacetName, phrase: Phrase, languages: string[]): string[] {
  return name === "brand" || name === "size" ? [phrase.text] : inflectValue(phrase.text, languages);
}
