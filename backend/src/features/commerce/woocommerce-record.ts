import type { ReadOptions } from "./catalogue-options.ts";
import type { CatalogueRecord, CatalogueVariant } from "./catalogue-record.ts";
import { splitEscaped } from "./split-escaped.ts";

/** A row of the export: filled cells by lower-case column name. */
export interface WooRow {
  line: number;
  cells: Record<string, string>;
}

interface WooAttribute {
  name: string;
  values: string[];
  isVisible: boolean;
}

export function woocommerceRecord(
  product: WooRow,
  variations: readonly WooRow[],
  options: ReadOptions,
): CatalogueRecord {
  const { cells } = product;
  const id = cells["id"] ?? cells["sku"] ?? "";
  const { now } = options;
  const offer = readOffer(product, { parent: null, now });
  return {
    ...offer,
    id,
    title: cells["name"] ?? "",
    url: productAddress(cells, options.baseUrl ?? null),
    description: joinDescriptions(product, variations),
    brand: cells["brands"] ?? null,
    categories: splitEscaped(cells["categories"] ?? "", ","),
    attributes: [...listAttributes(product, variations), ...listMeasures(cells)],
    images: [product, ...variations].flatMap((row) => splitEscaped(row.cells["images"] ?? "", ",")),
    variants: variations.map((row) => readVariation(row, product, now)),
  };
}

/** Exports hold no addresses, but every WordPress site resolves a post's number. */
function productAddress(cells: Record<string, string>, baseUrl: string | null): string | null {
  if (cells["external url"] && (cells["type"] ?? "").includes("external")) return cells["external url"];
  return baseUrl === null || !cells["id"] ? null : new URL(`/?p=${encodeURIComponent(cells["id"])}`, baseUrl).href;
}

/** The export writes line breaks as `\n`. Texts of variations follow once each. */
function joinDescriptions(product: WooRow, variations: readonly WooRow[]): string {
  const own = [product.cells["short description"] ?? "", product.cells["description"] ?? ""];
  const further = variations.map((row) => row.cells["description"] ?? "");
  const texts = new Set([...own, ...further].filter((text) => text !== ""));
  return [...texts].map((text) => text.replaceAll("\\n", "\n")).join("\n\n");
}

function readVariation(row: WooRow, product: WooRow, now: Date): CatalogueVariant {
  const options = readAttributes(row.cells).flatMap(({ name, values }) => {
    const [value] = values;
    return value === undefined ? [] : [{ name, value }];
  });
  const image = splitEscaped(row.cells["images"] ?? "", ",")[0] ?? null;
  return {
    ...readOffer(row, { parent: product, now }),
    id: row.cells["id"],
    title: row.cells["name"],
    options,
    image,
    url: null,
  };
}

type Offer = Pick<CatalogueVariant, "sku" | "gtin" | "price" | "compareAtPrice" | "availability" | "stock">;

function readOffer({ cells }: WooRow, context: { parent: WooRow | null; now: Date }): Offer {
  const regular = cells["regular price"] ?? null;
  const sale = isSaleOn(cells, context.now) ? (cells["sale price"] ?? null) : null;
  return {
    sku: cells["sku"],
    gtin: cells["gtin, upc, ean, or isbn"] ?? cells["meta: global unique id"] ?? null,
    price: sale ?? regular,
    compareAtPrice: sale === null ? null : regular,
    availability: cells["in stock?"] ?? null,
    stock: cells["stock"] === "parent" ? readParentStock(context.parent) : cells["stock"],
  };
}

function readParentStock(parent: WooRow | null): string | null {
  return parent?.cells["stock"] ?? null;
}

function isSaleOn(cells: Record<string, string>, now: Date): boolean {
  const start = Date.parse(cells["date sale price starts"] ?? "");
  const end = Date.parse(cells["date sale price ends"] ?? "");
  return !(start > now.getTime()) && !(end < now.getTime());
}

/** Columns `Attribute 1 name`, `Attribute 1 value(s)`, `Attribute 1 visible`, counted on without a bound. */
function readAttributes(cells: Record<string, string>): WooAttribute[] {
  const numbers = Object.keys(cells).flatMap((column) => /^attribute (\d{1,4}) name$/.exec(column)?.[1] ?? []);
  return numbers
    .toSorted((a, b) => Number(a) - Number(b))
    .map((number) => ({
      name: cells[`attribute ${number} name`] ?? "",
      values: splitEscaped(cells[`attribute ${number} value(s)`] ?? "", ","),
      isVisible: cells[`attribute ${number} visible`] !== "0",
    }));
}

/** Attributes that every variation decides for itself are its options and not repeated here. */
function listAttributes(product: WooRow, variations: readonly WooRow[]): { name: string; value: string }[] {
  const decided = variations.map(
    (row) =>
      new Set(
        readAttributes(row.cells)
          .filter(hasValue)
          .map(({ name }) => name),
      ),
  );
  const attributes = readAttributes(product.cells)
    .filter((attribute) => attribute.isVisible && hasValue(attribute))
    .filter(({ name }) => decided.length === 0 || !decided.every((names) => names.has(name)))
    .map(({ name, values }) => ({ name, value: values.join(", ") }));
  const tags = splitEscaped(product.cells["tags"] ?? "", ",").join(", ");
  return tags === "" ? attributes : [...attributes, { name: "Tags", value: tags }];
}

function hasValue(attribute: WooAttribute): boolean {
  return attribute.values.length > 0;
}

/** `Weight (kg)` names measure and unit in its header. */
function listMeasures(cells: Record<string, string>): { name: string; value: string }[] {
  return Object.entries(cells).flatMap(([column, cell]) => {
    const [, measure, unit] = /^(weight|length|width|height) \(([a-z]{1,5})\)$/.exec(column) ?? [];
    return measure && unit
      ? [{ name: measure.charAt(0).toUpperCase() + measure.slice(1), value: `${cell} ${unit}` }]
      : [];
  });
}
