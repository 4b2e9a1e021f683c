import { currencyDigits, normaliseCurrency, parseMoney } from "#features/commerce";

/** ISO 4217 code in upper case, or null. */
export function parseCurrency(text: string | null): string | null {
  return text === null ? null : normaliseCurrency(text);
}

/** The vocabulary's decimal point, or the thousands of a shop that does not know it. */
const ONE_OR_A_THOUSAND = /^\D*\d{1,3}\.\d{3}\D*$/;

/**
 * A price of structured data in the minor unit of its currency, or null when it is not certain what is meant: `1.299`
 * may be one or a thousand, a range is no price, and nothing or zero is how shops say that there is none.
 */
export function parsePrice(text: string | null, currency: string): number | null {
  if (text === null || (ONE_OR_A_THOUSAND.test(text) && currencyDigits(currency) !== 3)) return null;
  const money = parseMoney(text, { currency });
  return money && money.currency === currency && money.minor > 0 ? money.minor : null;
}
