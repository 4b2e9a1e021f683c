import { currencyDigits } from "#features/commerce";
import type { Offer } from "#features/retrieval";

/** An amount as a plain decimal without needless zeros, e.g. "1299" or "4.9": how figures of texts are compared. */
export function majorUnits(minor: number, currency: string): string {
  return String(minor / 10 ** (currencyDigits(currency) ?? 2));
}

/** Whole per cent off the price before; null where there is no discount. */
export function discountPercent(offer: Pick<Offer, "priceMinor" | "compareAtMinor">): number | null {
  const { priceMinor, compareAtMinor } = offer;
  if (priceMinor === null || compareAtMinor === null || compareAtMinor <= priceMinor) return null;
  return Math.round((1 - priceMinor / compareAtMinor) * 100);
}
