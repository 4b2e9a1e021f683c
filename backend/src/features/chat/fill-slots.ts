import { formatMoney } from "#features/commerce";
import type { ShopProduct } from "./shop-products.ts";

const SLOT = /\{\{\s*(price|before|stock)\s*:\s*(\d{1,3})\s*\}\}/g;

/** Numbers of the sources whose products a sentence's slots name. */
export function slotSources(text: string): number[] {
  return [...text.matchAll(SLOT)].map((match) => Number(match[2]));
}

/**
 * A sentence with its slots filled from live offers, as they are at this moment; null when a slot names no product, or
 * one without the figure, or one whose versions differ in it.
 */
export function fillSlots(
  text: string,
  productOf: (source: number) => ShopProduct | undefined,
  locale: string,
): string | null {
  let isFilled = true;
  const filled = text.replace(SLOT, (_, kind: string, source: string) => {
    const value = slotValue(kind, productOf(Number(source)), locale);
    if (value === null) isFilled = false;
    return value ?? "";
  });
  return isFilled && !/\{\{|\}\}/.test(filled) ? filled : null;
}

function slotValue(kind: string, product: ShopProduct | undefined, locale: string): string | null {
  if (!product) return null;
  if (kind === "stock") return onlyOne(product.offers.map(({ stock }) => (stock === null ? null : String(stock))));
  return onlyOne(
    product.offers.map(({ priceMinor, compareAtMinor, currency }) => {
      const minor = kind === "price" ? priceMinor : compareAtMinor;
      return minor === null || currency === null ? null : formatMoney(minor, currency, locale);
    }),
  );
}

function onlyOne(values: readonly (string | null)[]): string | null {
  const distinct = new Set(values);
  const [value] = distinct;
  return distinct.size === 1 ? (value ?? null) : null;
}
