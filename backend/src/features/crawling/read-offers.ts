import type { Availability, Variant } from "#features/content";
import { hasType, isObject, listOf, localName, textOf, type JsonLd, type JsonObject } from "./json-ld.ts";
import { parseCurrency, parsePrice } from "./parse-price.ts";

/** The commercial part of a variant. */
export type Offer = Pick<Variant, "priceMinor" | "compareAtMinor" | "currency" | "availability" | "stock">;

export const NO_OFFER: Offer = {
  priceMinor: null,
  compareAtMinor: null,
  currency: null,
  availability: "unknown",
  stock: null,
};

const MAX_OFFERS = 1_000;

/** The single offers of a product node, those inside an `AggregateOffer` too. */
export function listOffers(node: JsonObject, jsonLd: JsonLd): JsonObject[] {
  const offers = listOf(node["offers"]).map(jsonLd.follow).filter(isObject);
  const single = offers.slice(0, MAX_OFFERS).flatMap((offer) => {
    const inner = listOf(offer["offers"]).map(jsonLd.follow).filter(isObject);
    return inner.length > 0 ? inner : [offer];
  });
  return single.slice(0, MAX_OFFERS);
}

/**
 * Reads one schema.org `Offer`, or an `AggregateOffer` whose lowest and highest price are the same (a range is no
 * price). Numbers that are not certain are null.
 */
export function readOffer(offer: JsonObject): Offer {
  const availability = readAvailability(offer["availability"]);
  const stock = readStock(offer["inventoryLevel"]);
  const specifications = listOf(offer["priceSpecification"]).filter(isObject);
  const listPrice = specifications.find((one) => isListPrice(one));
  const current = specifications.find((one) => one !== listPrice);
  const currency = parseCurrency(textOf(offer["priceCurrency"]) ?? textOf(current?.["priceCurrency"]));
  if (currency === null) return { ...NO_OFFER, availability, stock };
  const priceMinor = parsePrice(priceText(offer) ?? textOf(current?.["price"]), currency);
  if (priceMinor === null) return { ...NO_OFFER, availability, stock };
  const before = listPrice ? parsePrice(textOf(listPrice["price"]), currency) : null;
  const compareAtMinor = before !== null && before > priceMinor ? before : null;
  return { priceMinor, compareAtMinor, currency, availability, stock };
}

function priceText(offer: JsonObject): string | null {
  if (!hasType(offer, "AggregateOffer")) return textOf(offer["price"]);
  const low = textOf(offer["lowPrice"]) ?? textOf(offer["price"]);
  const high = textOf(offer["highPrice"]);
  return high === low ? low : null;
}

function isListPrice(specification: JsonObject): boolean {
  const type = localName(textOf(specification["priceType"]) ?? "");
  return /^(?:ListPrice|StrikethroughPrice|SRP|MSRP|RegularPrice)$/.test(type);
}

const AVAILABILITIES: Record<string, Availability> = {
  InStock: "in_stock",
  OnlineOnly: "in_stock",
  LimitedAvailability: "in_stock",
  OutOfStock: "out_of_stock",
  SoldOut: "out_of_stock",
  Reserved: "out_of_stock",
  PreOrder: "preorder",
  PreSale: "preorder",
  BackOrder: "preorder",
  Discontinued: "discontinued",
};

function readAvailability(value: unknown): Availability {
  const [first] = listOf(value);
  const term = isObject(first) ? textOf(first["@id"]) : textOf(first);
  return AVAILABILITIES[localName(term ?? "").replace(/\s/g, "")] ?? "unknown";
}

function readStock(level: unknown): number | null {
  const text = isObject(level) ? textOf(level["value"]) : textOf(level);
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
