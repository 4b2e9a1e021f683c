import type { CatalogueRecord, CatalogueVariant } from "./catalogue-record.ts";
import { splitEscaped } from "./split-escaped.ts";
import type { TableRow } from "./read-table-rows.ts";

export type ShopifyRow = Pick<TableRow, "line" | "cells" | "headers">;

/** Column names of the older and the newer template. */
const columns = {
  handle: ["handle", "url handle"],
  title: ["title"],
  description: ["body (html)", "body html", "description"],
  vendor: ["vendor"],
  category: ["product category"],
  type: ["type", "custom product type"],
  tags: ["tags"],
  published: ["published", "published on online store"],
  status: ["status"],
  sku: ["variant sku", "sku"],
  barcode: ["variant barcode", "barcode"],
  price: ["variant price", "price"],
  compareAtPrice: ["variant compare at price", "compare-at price", "compare at price"],
  tracker: ["variant inventory tracker", "inventory tracker"],
  quantity: ["variant inventory qty", "variant inventory quantity", "inventory quantity"],
  policy: ["variant inventory policy", "continue selling when out of stock"],
  image: ["image src", "product image url"],
  variantImage: ["variant image", "variant image url"],
  mpn: ["google shopping / mpn"],
} as const;

export function column(row: ShopifyRow, name: keyof typeof columns): string {
  return columns[name].map((header) => row.cells.get(header) ?? "").find((cell) => cell !== "") ?? "";
}

export function shopifyRecord(rows: readonly ShopifyRow[], lead: ShopifyRow, baseUrl: string | null): CatalogueRecord {
  const handle = column(lead, "handle");
  const names = optionNames(lead);
  const category = column(lead, "category");
  return {
    id: handle,
    title: column(lead, "title"),
    url: baseUrl === null ? null : new URL(`/products/${encodeURIComponent(handle.toWellFormed())}`, baseUrl).href,
    description: column(lead, "description"),
    brand: column(lead, "vendor"),
    model: column(lead, "mpn"),
    categories: [category, column(lead, "type")].filter((name) => name !== ""),
    attributes: listAttributes(lead),
    images: rows.map((row) => column(row, "image")).filter((address) => address !== ""),
    variants: rows.filter((row) => row === lead || isVariant(row)).map((row) => readVariant(row, names)),
  };
}

/** Option names stand in the first row only. A product without options has one called "Title". */
function optionNames(lead: ShopifyRow): string[] {
  return [1, 2, 3].map((number) => lead.cells.get(`option${number} name`) ?? "");
}

function isVariant(row: ShopifyRow): boolean {
  return [column(row, "sku"), column(row, "price"), row.cells.get("option1 value") ?? ""].some((cell) => cell !== "");
}

function readVariant(row: ShopifyRow, names: readonly string[]): CatalogueVariant {
  const options = names.flatMap((name, index) => {
    const value = row.cells.get(`option${index + 1} value`) ?? "";
    const isPlaceholder = name.toLowerCase() === "title" && value.toLowerCase() === "default title";
    return name === "" || value === "" || isPlaceholder ? [] : [{ name, value }];
  });
  return {
    title: options.length === 0 ? null : options.map((option) => option.value).join(" / "),
    sku: column(row, "sku"),
    gtin: column(row, "barcode"),
    price: column(row, "price"),
    compareAtPrice: column(row, "compareAtPrice"),
    image: column(row, "variantImage"),
    options,
    ...readInventory(row),
  };
}

/**
 * An article that Shopify does not track is always for sale. A tracked one is out of stock at zero, unless it may be sold
 * on. Files of shops with several locations hold no quantities: then nothing is known.
 */
function readInventory(row: ShopifyRow): Pick<CatalogueVariant, "stock" | "availability"> {
  const hasColumns = columns.tracker.some((header) => row.headers.has(header));
  if (hasColumns && column(row, "tracker") === "") return { stock: null, availability: "in_stock" };
  const quantity = column(row, "quantity");
  if (!/^-?\d+$/.test(quantity)) return { stock: null, availability: null };
  const isSoldOn = /^(?:continue|true|yes|1)$/i.test(column(row, "policy"));
  return { stock: quantity, availability: Number(quantity) <= 0 && isSoldOn ? "backorder" : null };
}

function listAttributes(lead: ShopifyRow): { name: string; value: string }[] {
  const tags = splitEscaped(column(lead, "tags"), ",").join(", ");
  const named = [...lead.cells].flatMap(([header, value]) => {
    const name = attributeName(lead.headers.get(header) ?? header);
    return name === null ? [] : [{ name, value: value.split(/\s*;\s*/).join(", ") }];
  });
  return tags === "" ? named : [...named, { name: "Tags", value: tags }];
}

/** Metafields ("Fabric (product.metafields.custom.fabric)") and what shoppers see of the Google columns. */
function attributeName(header: string): string | null {
  const metafield = /^(.{1,100}?) \(product\.metafields\.[\w.-]+\)$/.exec(header)?.[1];
  return metafield ?? /^Google Shopping \/ (Gender|Age Group|Condition)$/i.exec(header)?.[1] ?? null;
}
