import type { Attribute, Variant } from "#features/content";
import { hasType, isObject, lineOf, listOf, localName, textOf, type JsonLd, type JsonObject } from "./json-ld.ts";
import { listOffers, NO_OFFER, readOffer, type Offer } from "./read-offers.ts";

const MAX_VARIANTS = 500;
const OPTIONS = ["color", "size", "material", "pattern", "suggestedAge", "suggestedGender"];

/** What can be bought of a product: its `hasVariant` products, else its offers, else the product itself without a price. */
export function readVariants(node: JsonObject, jsonLd: JsonLd, page: URL): Variant[] {
  const members = [
    ...listOf(node["hasVariant"]).map(jsonLd.follow).filter(isObject),
    ...membersElsewhere(node, jsonLd),
  ];
  const drafts =
    members.length > 0
      ? members.slice(0, MAX_VARIANTS).map((member) => draftMember(member, { group: node, jsonLd, page }))
      : draftOffers(node, jsonLd, page);
  return nameApart(dropConstantOptions(drafts));
}

/** Products of the same page that say which group they belong to. */
function membersElsewhere(group: JsonObject, jsonLd: JsonLd): JsonObject[] {
  if (!hasType(group, "ProductGroup") || listOf(group["hasVariant"]).length > 0) return [];
  return jsonLd.roots.filter((node) => node !== group && jsonLd.follow(node["isVariantOf"]) === group);
}

interface Draft extends Offer {
  sku: string | null;
  gtin: string | null;
  title: string | null;
  options: Attribute[];
  url: string | null;
  imageUrl: string | null;
}

interface MemberContext {
  group: JsonObject;
  jsonLd: JsonLd;
  page: URL;
}

function draftMember(member: JsonObject, { group, jsonLd, page }: MemberContext): Draft {
  const offers = listOffers(member, jsonLd);
  const varies = listOf(group["variesBy"]).flatMap((property) => localName(textOf(property) ?? ""));
  return {
    ...describe(member, page),
    options: readOptions(member, varies.length > 0 ? varies : OPTIONS),
    url: absoluteUrl(textOf(member["url"]) ?? textOf(offers[0]?.["url"]), page),
    ...agreeOn(offers.map((offer) => readOffer(offer))),
  };
}

/** Offers of one product: several with marks of their own are variants, several without are sellers of the same. */
function draftOffers(node: JsonObject, jsonLd: JsonLd, page: URL): Draft[] {
  const groups = Map.groupBy(listOffers(node, jsonLd), (offer) => offerMark(offer));
  const own = describe(node, page);
  if (groups.size <= 1) {
    const offers = [...groups.values()].flat();
    const url = absoluteUrl(textOf(offers[0]?.["url"]) ?? textOf(node["url"]), page);
    const sku = own.sku ?? lineOf(offers[0]?.["sku"]);
    return [{ ...own, sku, title: null, options: [], url, ...agreeOn(offers.map((offer) => readOffer(offer))) }];
  }
  return [...groups.values()].slice(0, MAX_VARIANTS).map((offers) => draftOffer(offers, own, page));
}

function draftOffer(offers: JsonObject[], own: ReturnType<typeof describe>, page: URL): Draft {
  const [first = {}] = offers;
  const item = isObject(first["itemOffered"]) ? { ...first["itemOffered"], ...first } : first;
  const described = describe(item, page);
  return {
    ...described,
    imageUrl: described.imageUrl ?? own.imageUrl,
    options: readOptions(item, OPTIONS),
    url: absoluteUrl(textOf(first["url"]), page),
    ...agreeOn(offers.map((offer) => readOffer(offer))),
  };
}

/** What tells an offer's article apart from the others of the page. */
function offerMark(offer: JsonObject): string {
  const item = isObject(offer["itemOffered"]) ? offer["itemOffered"] : {};
  const marks = ["sku", "gtin13", "gtin", "mpn", "name", "url"].map((key) => textOf(offer[key]) ?? textOf(item[key]));
  const [sku, gtin13, gtin, mpn, name, url] = marks;
  return sku ?? gtin13 ?? gtin ?? mpn ?? name ?? url ?? "";
}

/** Sellers that ask different prices in one currency leave the price open; the first currency stands for the page. */
function agreeOn(offers: Offer[]): Offer {
  const priced = offers.filter((offer) => offer.priceMinor !== null);
  const [first = offers[0] ?? NO_OFFER] = priced;
  const isOpen = priced.some((offer) => offer.currency === first.currency && offer.priceMinor !== first.priceMinor);
  return isOpen ? { ...first, priceMinor: null, compareAtMinor: null, currency: null } : first;
}

function describe(node: JsonObject, page: URL) {
  const [image] = listOf(node["image"]);
  return {
    sku: lineOf(node["sku"]),
    gtin: readGtin(node),
    title: lineOf(node["name"]),
    imageUrl: absoluteUrl(
      isObject(image) ? (textOf(image["url"]) ?? textOf(image["contentUrl"])) : textOf(image),
      page,
    ),
  };
}

function readGtin(node: JsonObject): string | null {
  for (const key of ["gtin", "gtin14", "gtin13", "gtin12", "gtin8", "isbn"]) {
    const digits = (textOf(node[key]) ?? "").replace(/[\s-]/g, "");
    if (/^(?:\d{8}|\d{12,14}|\d{9}[\dXx])$/.test(digits)) return digits;
  }
  return null;
}

function readOptions(node: JsonObject, properties: readonly string[]): Attribute[] {
  const named = properties.flatMap((property) => {
    const value = lineOf(node[property]);
    return value === null ? [] : [{ name: property, value }];
  });
  const additional = listOf(node["additionalProperty"])
    .filter(isObject)
    .flatMap((entry) => {
      const [name, value] = [lineOf(entry["name"]), lineOf(entry["value"])];
      return name === null || value === null || !properties.includes(name) ? [] : [{ name, value }];
    });
  return [...named, ...additional];
}

/** What is the same for all variants tells none of them apart. */
function dropConstantOptions(drafts: Draft[]): Draft[] {
  if (drafts.length < 2) return drafts;
  const names = new Set(drafts.flatMap((draft) => draft.options.map((option) => option.name)));
  const telling = [...names].filter((name) => new Set(drafts.map((draft) => optionOf(draft, name))).size > 1);
  return drafts.map((draft) => ({
    ...draft,
    options: draft.options.filter((option) => telling.includes(option.name)),
  }));
}

function optionOf(draft: Draft, name: string): string | null {
  return draft.options.find((option) => option.name === name)?.value ?? null;
}

function nameApart(drafts: Draft[]): Variant[] {
  const used = new Set<string>();
  return drafts.map((draft, index) => {
    const wanted = draft.sku ?? draft.gtin ?? (drafts.length === 1 ? "default" : String(index + 1));
    const externalId = used.has(wanted) ? `${wanted}#${index + 1}` : wanted;
    used.add(externalId);
    return { externalId, ...draft };
  });
}

/** An http(s) address, resolved against the page, or null. */
export function absoluteUrl(address: string | null, page: URL): string | null {
  if (address === null || address.length > 2_000 || !URL.canParse(address, page)) return null;
  const url = new URL(address, page);
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
}
