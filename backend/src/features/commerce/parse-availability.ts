import type { Availability } from "#features/content";

const spellings: Record<string, Availability> = {
  instock: "in_stock",
  available: "in_stock",
  limitedavailability: "in_stock",
  instoreonly: "in_stock",
  onlineonly: "in_stock",
  true: "in_stock",
  yes: "in_stock",
  "1": "in_stock",
  outofstock: "out_of_stock",
  soldout: "out_of_stock",
  unavailable: "out_of_stock",
  false: "out_of_stock",
  no: "out_of_stock",
  "0": "out_of_stock",
  preorder: "preorder",
  presale: "preorder",
  backorder: "preorder",
  onbackorder: "preorder",
  discontinued: "discontinued",
};

/**
 * Availability in the spellings of schema.org, Google, WooCommerce and plain words. A back-order counts as `preorder`:
 * it can be ordered now and is sent later. When nothing is said, known stock decides; else it is `unknown`.
 */
export function parseAvailability(
  given: string | number | boolean | null | undefined,
  stock: number | null,
): Availability {
  const word = String(given ?? "")
    .toLowerCase()
    .replace(/^https?:\/\/schema\.org\//, "")
    .replaceAll(/[\s_-]+/g, "");
  const known = Object.hasOwn(spellings, word) ? spellings[word] : undefined;
  if (known) return known;
  if (stock === null) return "unknown";
  return stock > 0 ? "in_stock" : "out_of_stock";
}

/** Whole units on hand; below zero (sold beyond the stock) is none. Null when nothing or no number is given. */
export function parseStock(given: string | number | null | undefined): number | null {
  const text = String(given ?? "").trim();
  if (!/^-?\d{1,12}(?:[.,]0*)?$/.test(text)) return null;
  return Math.max(0, Number.parseInt(text, 10));
}

/** Digits of an EAN, UPC or ISBN; null for placeholders and anything else. */
export function parseGtin(given: string | undefined): string | null {
  const digits = (given ?? "").replaceAll(/[\s'-]/g, "");
  const isNumber = /^(?:\d{8}|\d{11,14}|\d{9}[\dXx])$/.test(digits) && !/^0+$/.test(digits);
  return isNumber ? digits.toUpperCase() : null;
}
