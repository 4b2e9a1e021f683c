import { arabic } from "./phrases-ar.ts";
import { german } from "./phrases-de.ts";
import { english } from "./phrases-en.ts";
import { spanish } from "./phrases-es.ts";
import { french } from "./phrases-fr.ts";
import { italian } from "./phrases-it.ts";
import { dutch } from "./phrases-nl.ts";
import { portuguese } from "./phrases-pt.ts";

/** The agent's own sentences in one language. Values that are filled in are already safe to show. */
export interface Phrases {
  greeting(agent: string, shop: string): string;
  thanks: string;
  goodbye: string;
  identity(agent: string, shop: string): string;
  help(shop: string): string;
  wellbeing: string;
  person: string;
  unknown: string;
  /** After `unknown`, before what was found nevertheless. */
  closest: string;
  leaveEmail: string;
  tooManyQuestions: string;
  switchedOff: string;
  offLimits: string;
  needsProduct: string;

  price(title: string, price: string): string;
  priceRange(title: string, low: string, high: string): string;
  priceBefore(before: string): string;
  noPrice(title: string): string;
  from(price: string): string;

  inStock(title: string): string;
  stockLeft(title: string, count: string): string;
  outOfStock(title: string): string;
  preorder(title: string): string;
  discontinued(title: string): string;
  stockUnknown(title: string): string;
  variantMissing(title: string, option: string): string;
  comesIn(title: string, option: string, values: string): string;
  inStockIn(title: string, values: string): string;

  products: string;
  product: string;
  cheapest(title: string, price: string): string;
  dearest(title: string, price: string): string;
  newest(title: string): string;
  nothingFits: string;
  relaxed(filters: string): string;
  corrected(text: string): string;
  compared(one: string, other: string): string;

  onPage(title: string): string;
  archived(title: string): string;
  contradicted(title: string): string;

  suggestCheapest: string;
  suggestStock(title: string): string;
  suggestPrice(title: string): string;
  suggestColours(title: string): string;

  filter: { price: string; inStock: string; onSale: string };
}

const PHRASES: Record<string, Phrases> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  pt: portuguese,
  nl: dutch,
  ar: arabic,
};

/** Languages that the agent speaks of itself; answers quote any language. */
export const spokenLanguages: readonly string[] = Object.keys(PHRASES);

/** The agent's sentences in a language, English where it has none. */
export function phrasesFor(language: string): Phrases {
  return PHRASES[language] ?? english;
}
