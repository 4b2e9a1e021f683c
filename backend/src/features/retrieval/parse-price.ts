import { parseMoney } from "#features/commerce";
import type { ConstraintPatterns } from "./constraint-patterns.ts";
import { findUnit } from "./measure-units.ts";
import { stopWordsOf } from "./stop-words.ts";
import { overlaps, type TextSpan } from "./text-span.ts";

export interface PriceLimit {
  minMinor: number | null;
  maxMinor: number | null;
  currency: string;
}

export interface ParsedPrice {
  limit: PriceLimit | null;
  /** What of the question spoke of the price. */
  spans: TextSpan[];
}

export interface PriceQuestion {
  /** In lower case without accents. */
  text: string;
  languages: string[];
  /** ISO 4217, of amounts that name none and of signs that several currencies share. */
  currency: string;
}

/** A currency is named somewhere in the question, so that its bare amounts are money too. */
type MoneyQuestion = PriceQuestion & { namesCurrency: boolean };

/** "about 100" is anything within a quarter of it. */
const aroundShare = 0.25;
/** A bare number below this behind "over" is rather an age or a count. */
const leastBareMinimum = 50;

/** The price limits of a question, in any order and several together ("over 20 but under €50"). */
export function parsePrice(question: PriceQuestion, patterns: ConstraintPatterns): ParsedPrice {
  const parsed: ParsedPrice = { limit: null, spans: [] };
  if (!/\d/.test(question.text)) return parsed;
  const named = patterns.currency.exec(question.text)?.[0];
  const currency = readAmount("1", named, question.currency)?.currency ?? question.currency;
  for (const kind of ["range", "under", "over", "around"] as const) {
    for (const pattern of patterns[kind])
      readMatches(parsed, { ...question, currency, namesCurrency: named !== undefined }, { kind, pattern });
  }
  return parsed;
}

type LimitKind = "range" | "under" | "over" | "around";

function readMatches(
  parsed: ParsedPrice,
  question: MoneyQuestion,
  { kind, pattern }: { kind: LimitKind; pattern: RegExp },
): void {
  for (const match of question.text.matchAll(pattern)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (parsed.spans.some((taken) => overlaps(taken, span))) continue;
    const limit = readLimit(kind, match, question);
    const merged = limit && mergeLimits(parsed.limit, limit);
    if (!merged) continue;
    parsed.limit = merged;
    parsed.spans.push(span);
  }
}

function readLimit(kind: LimitKind, match: RegExpMatchArray, question: MoneyQuestion): PriceLimit | null {
  const groups = match.groups ?? {};
  const named = currencyGroups.map((name) => groups[name]).find((name) => name !== undefined);
  if (named === undefined && !mayBePrice(kind, match, question)) return null;
  const one = readAmount(groups["number"], named, question.currency);
  const other = kind === "range" ? readAmount(groups["otherNumber"], named, question.currency) : one;
  return one && other && toLimit(kind, one, other);
}

type Money = NonNullable<ReturnType<typeof parseMoney>>;

const currencyGroups = ["before", "after", "otherBefore", "otherAfter"];

function toLimit(kind: LimitKind, one: Money, other: Money): PriceLimit {
  const { currency, minor } = one;
  const share = kind === "around" ? Math.round(minor * aroundShare) : 0;
  switch (kind) {
    case "range":
      return { minMinor: Math.min(minor, other.minor), maxMinor: Math.max(minor, other.minor), currency };
    case "under":
      return { minMinor: null, maxMinor: minor, currency };
    case "over":
      return { minMinor: minor, maxMinor: null, currency };
    case "around":
      return { minMinor: minor - share, maxMinor: minor + share, currency };
  }
}

/** An amount without a currency is a price when nothing says what else is counted ("under 10 feet", "2009 to 2014"). */
function mayBePrice(kind: LimitKind, match: RegExpMatchArray, question: MoneyQuestion): boolean {
  if (kind === "around" || (!question.namesCurrency && !mayBeBarePrice(kind, match))) return false;
  const behind = question.text.slice((match.index ?? 0) + match[0].length);
  return saysNothingElse(/^\s*([\p{L}\p{N}"″”%-]+)/u.exec(behind)?.[1], question.languages);
}

function mayBeBarePrice(kind: LimitKind, match: RegExpMatchArray): boolean {
  const numbers = [match.groups?.["number"], match.groups?.["otherNumber"]].filter((number) => number !== undefined);
  if (kind === "under") return true;
  if (numbers.some((number) => looksLikeYear.test(number))) return false;
  // "20 to 30" alone may count anything.
  return kind === "range" ? !/^\d/.test(match[0]) : Number.parseFloat(numbers[0] ?? "") >= leastBareMinimum;
}

const looksLikeYear = /^(?:19|20)\d\d$/;

function saysNothingElse(next: string | undefined, languages: string[]): boolean {
  if (next === undefined) return true;
  return findUnit(next) === null && languages.some((language) => stopWordsOf(language).has(next));
}

/** Words for currencies by the sign that stands for them; pounds are money only where money is pounds. */
const signsOfWords: [RegExp, string][] = [
  [/^(?:dollars?|dolares|dollari|bucks|us\$)$/, "$"],
  [/^euros?$/, "€"],
  [/^(?:pounds|pfund|livres|libras|sterline|quid)$/, "£"],
  [/^(?:franken|francs)$/, "CHF"],
  [/^(?:kronor|kroner)$/, "kr"],
  [/^yen$/, "¥"],
  [/^zloty$/, "PLN"],
  [/^reais$/, "BRL"],
  [/^rupees$/, "INR"],
];
const weightWords = /^(?:pounds|pfund|livres|libras)$/;

function readAmount(digits: string | undefined, named: string | undefined, currency: string) {
  if (digits === undefined || (named !== undefined && weightWords.test(named) && currency !== "GBP")) return null;
  const sign = signsOfWords.find(([word]) => named !== undefined && word.test(named))?.[1] ?? named ?? "";
  const isThousands = digits.endsWith("k");
  const money = parseMoney(`${digits.replace(/k$/, "")} ${sign}`, { currency });
  return money && isThousands ? { ...money, minor: money.minor * 1_000 } : money;
}

/** Null when the two are in different currencies. */
function mergeLimits(one: PriceLimit | null, other: PriceLimit): PriceLimit | null {
  if (one === null) return other;
  if (one.currency !== other.currency) return null;
  const highest = Math.max(one.minMinor ?? -1, other.minMinor ?? -1);
  const lowest = Math.min(one.maxMinor ?? Infinity, other.maxMinor ?? Infinity);
  return {
    minMinor: highest < 0 ? null : highest,
    maxMinor: lowest === Infinity ? null : lowest,
    currency: one.currency,
  };
}
