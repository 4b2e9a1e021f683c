import type { ProductCard } from "@netvexa/contract/wire";
import { formatMoney } from "#features/commerce";
import type { Offer } from "#features/retrieval";
import { literal } from "./plain-text.ts";
import type { Phrases } from "./phrases.ts";
import type { ShopProduct } from "./shop-products.ts";
import { webAddress } from "./to-citation.ts";

export interface CardStyle {
  locale: string;
  phrases: Phrases;
  /** Names of attributes that the question asked for: they come first. */
  asked?: readonly string[];
  /** Offers that fit the question, best first; all of them when absent. */
  fitting?: readonly Offer[];
}

const MOST_FACTS = 4;
const LONGEST_FACT = 60;

/** A product as a card, every figure from its live offers; null when the shop gives it no address to open. */
export function makeCard(product: ShopProduct, style: CardStyle): ProductCard | null {
  const offers = style.fitting?.length ? style.fitting : product.offers;
  const offer = leadOffer(offers);
  const url = addressOf(product, offer);
  if (url === null) return null;
  return {
    id: String(product.documentNumber),
    title: product.title,
    url,
    imageUrl: imageOf(product, offer),
    ...priceOf(offers, offer, style),
    availability: availabilityOf(offers),
    facts: factsOf(product, offers, style.asked ?? []),
  };
}

function addressOf(product: ShopProduct, offer: Offer | undefined): string | null {
  return webAddress(offer?.url ?? null) ?? webAddress(product.url);
}

function imageOf({ facts }: ShopProduct, offer: Offer | undefined): string | null {
  return webAddress(offer?.imageUrl ?? facts.imageUrls[0] ?? null);
}

/** The offer that a shopper would buy: in stock before out of stock, then the cheapest. */
function leadOffer(offers: readonly Offer[]): Offer | undefined {
  return offers.find(({ availability }) => availability === "in_stock") ?? offers[0];
}

function priceOf(offers: readonly Offer[], offer: Offer | undefined, style: CardStyle) {
  if (!offer || offer.priceMinor === null || offer.currency === null) return { price: null, compareAtPrice: null };
  const { currency, priceMinor, compareAtMinor } = offer;
  const others = offers.some((other) => other.priceMinor !== null && other.priceMinor !== priceMinor);
  const price = formatMoney(priceMinor, currency, style.locale);
  const isReduced = compareAtMinor !== null && compareAtMinor > priceMinor;
  return {
    price: others ? style.phrases.from(price) : price,
    compareAtPrice: isReduced ? formatMoney(compareAtMinor, currency, style.locale) : null,
  };
}

/** What can be said of all offers together. */
export function availabilityOf(offers: readonly Offer[]): ProductCard["availability"] {
  const states = new Set(offers.map(({ availability }) => availability));
  if (states.has("in_stock")) return "in_stock";
  if (states.has("preorder")) return "preorder";
  if (states.has("out_of_stock")) return "out_of_stock";
  return states.has("discontinued") ? "discontinued" : "unknown";
}

function factsOf(product: ShopProduct, offers: readonly Offer[], asked: readonly string[]): string[] {
  const attributes = product.facts.attributes.map(({ name, value }) => ({
    name,
    fact: `${literal(name)}: ${literal(value)}`,
  }));
  const first = attributes.filter(({ name }) => asked.includes(name));
  const options = offers.length === 1 ? (offers[0]?.options.map(({ name, value }) => `${name}: ${value}`) ?? []) : [];
  const rest = attributes.filter(({ name }) => !asked.includes(name)).map(({ fact }) => fact);
  const all = [...first.map(({ fact }) => fact), ...options, ...rest].filter((fact) => fact.length <= LONGEST_FACT);
  return [...new Set(all)].slice(0, MOST_FACTS);
}
