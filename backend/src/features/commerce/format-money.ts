import { currencyDigits } from "./currency-digits.ts";

/**
 * Money as people of a locale write it, exact for every safe integer: `formatMoney(129900, "EUR", "de")` is
 * "1.299,00 €". An unknown locale is written as English; an unknown currency as a plain amount of hundredths.
 */
export function formatMoney(minor: number, currency: string, locale: string): string {
  const digits = currencyDigits(currency) ?? 2;
  const amount = toDecimal(minor, digits);
  const options = {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  } as const;
  if (!isNumeric(amount) || !/^[A-Z]{3}$/.test(currency)) return `${amount} ${currency}`;
  return new Intl.NumberFormat(knownLocale(locale), options).format(amount);
}

/** `-0.05` for -5 hundredths: exact, where a division would not be. */
export function toDecimal(minor: number, digits: number): string {
  const padded = String(Math.abs(minor)).padStart(digits + 1, "0");
  const sign = minor < 0 ? "-" : "";
  if (digits === 0) return `${sign}${padded}`;
  return `${sign}${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}

function isNumeric(text: string): text is `${number}` {
  return /^-?\d+(?:\.\d+)?$/.test(text);
}

function knownLocale(locale: string): string {
  try {
    return Intl.NumberFormat.supportedLocalesOf([locale])[0] ?? "en";
  } catch {
    return "en";
  }
}
