import { currencyDigits, normaliseCurrency } from "./currency-digits.ts";

export interface Money {
  /** In the currency's minor unit: cents of EUR, yen of JPY. */
  minor: number;
  /** ISO 4217, upper case. */
  currency: string;
}

export interface ParseMoneyOptions {
  /** For amounts that name no currency, and for signs that several currencies share. */
  currency?: string | null;
  /** The decimal sign of a file that is written by a machine; it decides "1.299", which people write for 1299. */
  decimal?: "." | ",";
}

const signs: Record<string, string> = {
  "€": "EUR",
  "£": "GBP",
  "£GB": "GBP",
  $US: "USD",
  $CA: "CAD",
  $AU: "AUD",
  $NZ: "NZD",
  "₹": "INR",
  "₽": "RUB",
  "₩": "KRW",
  "₺": "TRY",
  "₴": "UAH",
  "₪": "ILS",
  "฿": "THB",
  "₫": "VND",
  "₱": "PHP",
  US$: "USD",
  A$: "AUD",
  AU$: "AUD",
  C$: "CAD",
  CA$: "CAD",
  NZ$: "NZD",
  HK$: "HKD",
  S$: "SGD",
  R$: "BRL",
  MX$: "MXN",
  ZŁ: "PLN",
  KČ: "CZK",
  FT: "HUF",
  LEI: "RON",
  "FR.": "CHF",
  FR: "CHF",
  "SFR.": "CHF",
  ЛВ: "BGN",
  "ЛВ.": "BGN",
  EURO: "EUR",
  "РУБ.": "RUB",
};
/** Signs that the given currency decides; without one, the first stands, or none. */
const sharedSigns: Record<string, string[]> = {
  $: "USD CAD AUD NZD SGD HKD MXN ARS CLP COP TWD".split(" "),
  "¥": ["JPY", "CNY"],
  KR: ["", "SEK", "NOK", "DKK", "ISK"],
  "KR.": ["", "DKK", "SEK", "NOK", "ISK"],
};

/**
 * Reads one amount of money exactly, without binary fractions: "1.299,00 €", "1,299.00 USD", "EUR 12.5", "¥1200",
 * "12,-". Digits beyond the minor unit are rounded half up. Null for anything else: no currency named or given, ranges,
 * "from 9.99", negative amounts, amounts beyond 2^53 minor units.
 */
export function parseMoney(text: string, options: ParseMoneyOptions = {}): Money | null {
  const match = /^(\D*?)(\d[\d.,'’ ]*?)(?:[.,][-–—]{1,2})?(\D*)$/u.exec(tidy(text));
  if (!match) return null;
  const [, before = "", amount = "", after = ""] = match;
  const currency = readCurrency([before.trim(), after.trim()], options.currency ?? null);
  if (currency === null) return null;
  const minor = parseAmount(amount.trim(), currencyDigits(currency) ?? 2, options.decimal);
  return minor === null ? null : { minor, currency };
}

function tidy(text: string): string {
  const tidied = text.slice(0, 80).normalize("NFKC").replace(/\s+/gu, " ").trim();
  return tidied.replace(/^[.,]\d/, (start) => `0${start}`);
}

/** One of the two sides names the currency, or neither; whatever else stands there makes it no amount. */
function readCurrency(sides: string[], given: string | null): string | null {
  const named = [...new Set(sides.filter((side) => side !== "").map((side) => side.toUpperCase()))];
  const [name, second] = named;
  if (second !== undefined) return null;
  if (name === undefined) return given === null ? null : normaliseCurrency(given);
  return readSharedSign(name, given) ?? signs[name] ?? normaliseCurrency(name);
}

function readSharedSign(sign: string, given: string | null): string | null {
  const currencies = sharedSigns[sign] ?? [];
  if (given !== null && currencies.includes(given)) return given;
  return currencies[0] || null;
}

function parseAmount(text: string, digits: number, hint: "." | "," | undefined): number | null {
  const point = findDecimalPoint(text, digits, hint);
  if (point === null) return null;
  const whole = joinGroups(point < 0 ? text : text.slice(0, point));
  const fraction = point < 0 ? "" : text.slice(point + 1);
  if (whole === null || !/^\d*$/.test(fraction)) return null;
  const kept = BigInt(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  const minor = kept + ((fraction[digits] ?? "0") >= "5" ? 1n : 0n);
  return minor <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(minor) : null;
}

/** Index of the decimal sign, -1 when there is none, null when the signs make no sense. */
function findDecimalPoint(text: string, digits: number, hint: "." | "," | undefined): number | null {
  const found = [...text.matchAll(/[.,]/g)];
  const last = found.at(-1);
  if (!last) return -1;
  const same = found.filter(([sign]) => sign === last[0]).length;
  if (same < found.length) return same === 1 ? last.index : null;
  if (same > 1) return -1;
  return isGrouping(text, last.index, { digits, hint }) ? -1 : last.index;
}

/** A single sign parts thousands when three digits follow it that cannot be decimals. */
function isGrouping(text: string, index: number, context: { digits: number; hint: "." | "," | undefined }): boolean {
  if (context.hint === text[index]) return false;
  const looksGrouped =
    text.length - index - 1 === 3 && /^[1-9]\d{0,2}$/.test(text.slice(0, index).replaceAll(/['’ ]/g, ""));
  return looksGrouped && (context.hint !== undefined || context.digits !== 3);
}

/** Thousands in groups of three, or of two before the last three as in India; null when the groups are broken. */
function joinGroups(text: string): string | null {
  const groups = text.split(/[.,'’ ]/);
  const [first = "", ...rest] = groups;
  const isPlain = rest.length === 0 && /^\d{1,18}$/.test(first);
  const isGrouped = /^\d{1,3}$/.test(first) && rest.every((group, index) => isGroup(group, index === rest.length - 1));
  return isPlain || (isGrouped && groups.length <= 7) ? groups.join("") : null;
}

function isGroup(group: string, isLast: boolean): boolean {
  return /^\d{3}$/.test(group) || (!isLast && /^\d{2}$/.test(group));
}
