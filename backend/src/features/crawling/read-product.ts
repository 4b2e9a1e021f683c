import type { Attribute, Product } from "#features/content";
import { hasType, isObject, lineOf, listOf, textOf, type JsonLd, type JsonObject } from "./json-ld.ts";
import { absoluteUrl, readVariants } from "./read-variants.ts";

export interface ProductReading {
  name: string | null;
  /** Text or HTML, as the shop gives it. */
  description: string | null;
  product: Product;
}

const MAX_ATTRIBUTES = 200;
const MAX_IMAGES = 20;

/**
 * The product that a page sells, from its JSON-LD, or null where there is none or the page only lists products: of
 * several `Product` nodes one is the page's own when it alone names the page's address.
 */
export function readProduct(jsonLd: JsonLd, page: URL): ProductReading | null {
  const node = findMainProduct(jsonLd, page);
  if (!node) return null;
  return {
    name: lineOf(node["name"]),
    description: textOf(node["description"]),
    product: {
      brand: lineOf(jsonLd.follow(node["brand"])) ?? lineOf(jsonLd.follow(node["manufacturer"])),
      model: lineOf(node["mpn"]) ?? lineOf(node["model"]),
      categories: [...new Set([...readBreadcrumbs(jsonLd, lineOf(node["name"]), page), ...readCategories(node)])],
      attributes: readAttributes(node),
      imageUrls: readImages(node, page),
      variants: readVariants(node, jsonLd, page),
    },
  };
}

function findMainProduct(jsonLd: JsonLd, page: URL): JsonObject | null {
  const groups = jsonLd.roots.filter((node) => hasType(node, "ProductGroup"));
  if (groups.length === 1) return groups[0] ?? null;
  const products = jsonLd.roots.filter((node) => hasType(node, "Product", "IndividualProduct", "ProductModel", "Book"));
  if (products.length === 1) return products[0] ?? null;
  const own = products.filter((node) => isOwnAddress(node, page));
  return own.length === 1 ? (own[0] ?? null) : null;
}

function isOwnAddress(node: JsonObject, page: URL): boolean {
  const addresses = [textOf(node["url"]), textOf(node["@id"])].map((address) => absoluteUrl(address, page));
  return addresses.some((address) => address !== null && withoutQuery(address) === withoutQuery(page.href));
}

function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/, "").replace(/\/$/, "");
}

/** One path such as `Audio > Headphones` for each list of breadcrumbs, without the home page and the product itself. */
function readBreadcrumbs(jsonLd: JsonLd, ownName: string | null, page: URL): string[] {
  const lists = jsonLd.roots.flatMap((node) => [node, ...listOf(node["breadcrumb"]).map(jsonLd.follow)]);
  return lists
    .filter((node): node is JsonObject => isObject(node) && hasType(node, "BreadcrumbList"))
    .map((list) => readTrail(list, ownName, page))
    .filter((trail) => trail !== "");
}

function readTrail(list: JsonObject, ownName: string | null, page: URL): string {
  const items = listOf(list["itemListElement"]).filter(isObject);
  const sorted = items.toSorted((a, b) => Number(a["position"] ?? 0) - Number(b["position"] ?? 0));
  const steps = sorted.map((item) => ({
    name: lineOf(item["name"]) ?? lineOf(item["item"]),
    url: stepUrl(item, page),
  }));
  return steps
    .filter((step, index) => !(index === 0 && (isHomePage(step.url) || /^home(?:page)?$/i.test(step.name ?? ""))))
    .filter((step, index, kept) => !(index === kept.length - 1 && isOwnStep(step, ownName, page)))
    .flatMap((step) => step.name ?? [])
    .join(" > ");
}

function isHomePage(url: string | null): boolean {
  return url !== null && /^https?:\/\/[^/]+\/?(?:[a-z]{2}(?:-[a-z]{2})?\/?)?$/i.test(url);
}

function isOwnStep(step: { name: string | null; url: string | null }, ownName: string | null, page: URL): boolean {
  return step.name === ownName || step.url === page.href;
}

function stepUrl(step: JsonObject, page: URL): string | null {
  const item = step["item"];
  return absoluteUrl(isObject(item) ? (textOf(item["@id"]) ?? textOf(item["url"])) : textOf(item), page);
}

function readCategories(node: JsonObject): string[] {
  return listOf(node["category"]).flatMap((category) => {
    const text = lineOf(category);
    return text === null || /^https?:/.test(text) ? [] : [text.split(/\s*(?:>|›|»)\s*/).join(" > ")];
  });
}

const OWN_PROPERTIES = [
  "color",
  "size",
  "material",
  "pattern",
  "weight",
  "width",
  "height",
  "depth",
  "countryOfOrigin",
];

function readAttributes(node: JsonObject): Attribute[] {
  const named = OWN_PROPERTIES.flatMap((property) => toAttribute(property, quantityOf(node[property])));
  const additional = listOf(node["additionalProperty"])
    .filter(isObject)
    .filter((entry) => entry["value"] !== undefined)
    .flatMap((entry) => toAttribute(lineOf(entry["name"]), quantityOf(entry)));
  return [...named, ...additional].slice(0, MAX_ATTRIBUTES);
}

/** `2.5 kg` of a number with its unit. */
function quantityOf(value: unknown): string | null {
  if (!isObject(value))
    return (
      listOf(value)
        .map((entry) => lineOf(entry))
        .filter(Boolean)
        .join(", ") || null
    );
  const number = lineOf(value["value"]);
  const unit = lineOf(value["unitText"]) ?? UNITS[lineOf(value["unitCode"]) ?? ""] ?? null;
  if (number === null) return lineOf(value);
  return unit === null ? number : `${number} ${unit}`;
}

/** UN/CEFACT common codes that shops use. */
const UNITS: Record<string, string> = {
  GRM: "g",
  KGM: "kg",
  LBR: "lb",
  ONZ: "oz",
  MMT: "mm",
  CMT: "cm",
  MTR: "m",
  INH: "in",
  LTR: "l",
  MLT: "ml",
  WTT: "W",
};

function toAttribute(name: string | null, value: string | null): Attribute[] {
  return name === null || value === null ? [] : [{ name: spaced(name), value }];
}

function spaced(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, (_match, before: string, after: string) => `${before} ${after.toLowerCase()}`);
}

function readImages(node: JsonObject, page: URL): string[] {
  const urls = listOf(node["image"]).map((image) =>
    absoluteUrl(isObject(image) ? (textOf(image["url"]) ?? textOf(image["contentUrl"])) : textOf(image), page),
  );
  return [...new Set(urls.filter((url) => url !== null))].slice(0, MAX_IMAGES);
}
