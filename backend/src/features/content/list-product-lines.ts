import type { SourceDocument } from "./document.ts";
import type { Attribute, Product } from "./product.ts";

/** Article numbers and barcodes of all variants, each once. */
export function listIdentifiers(product: Product): string[] {
  const numbers = product.variants.flatMap((variant) => [variant.sku ?? "", variant.gtin ?? ""]);
  return [...new Set(numbers)].filter((number) => number !== "" && number !== product.model);
}

/** A product's attributes and the choices it is sold in, as `Name: value` lines, then names of variants not told by them. */
export function listProductLines(document: SourceDocument, product: Product): string[] {
  const attributes = mergeByName(product.attributes);
  const options = mergeByName(product.variants.flatMap((variant) => variant.options));
  const lines = [...attributes, ...options].map(([name, values]) => `${name}: ${values.join(", ")}`);
  const told = new Set([document.title, ...lines].flatMap((line) => splitToWords(line)));
  const titles = product.variants.map((variant) => variant.title ?? "");
  const untold = [...new Set(titles)].filter((title) => splitToWords(title).some((word) => !told.has(word)));
  return [...new Set([...lines, ...untold])];
}

function mergeByName(attributes: readonly Attribute[]): [string, string[]][] {
  const byName = new Map<string, Set<string>>();
  for (const { name, value } of attributes) {
    const values = byName.get(name) ?? new Set();
    byName.set(name, values.add(value));
  }
  return [...byName].map(([name, values]) => [name, [...values]]);
}

function splitToWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
