import { alternatives, isPlainMonth, monthNumbers, relativeDays, weekdayNumbers } from "./figure-calendar.ts";
import { claimMatchers, findFreeTopic, LOOSE_AVAILABILITY } from "./figure-claims.ts";
import {
  CURRENCY_WORDS,
  DURATION_WORDS,
  findCurrency,
  findDuration,
  PERCENT_WORDS,
  STOCK_LEADS,
  STOCK_WORDS,
} from "./figure-units.ts";
import { findMeasure } from "./find-measure.ts";
import { foldFigures } from "./fold-figures.ts";
import { parseAmount, parseNumber } from "./parse-number.ts";
import { replaceNumberWords } from "./replace-number-words.ts";

export type FigureKind =
  | "money"
  | "percent"
  | "date"
  | "time"
  | "weekday"
  | "relative"
  | "duration"
  | "stock"
  | "claim"
  | "numeral"
  | "code";

/** One figure of a text in a spelling of its own, so that equal figures compare equal however they were written. */
export interface Figure {
  kind: FigureKind;
  /** Alternatives where the spelling is ambiguous ("03/04/2026"); decimals without needless zeros. */
  values: string[];
  /** Currency, unit of time, measure, or what a "free" is about; null where there is none. */
  unit: string | null;
  /** As it stands in the folded text. */
  raw: string;
  index: number;
  /** An availability word that also speaks of other things than products. */
  loose?: boolean;
}

interface Scan {
  text: string;
  language: string;
  figures: Figure[];
}

export interface FigureReading {
  /** Folded, with spelled numbers as digits: what the figures' `index` counts in. */
  text: string;
  figures: Figure[];
}

const NUMBER = "\\d+(?:[.,']\\d+|\\u00A0\\d{3}(?!\\d))*";
const AMOUNT = "\\d+(?:[.,']\\d+|[\\u00A0 ]\\d{3}(?!\\d))*";
const TO = " ?(?:-|to|bis|à|al?|até|tot|und|and|or|oder|ou|o|of|إلى|أو) ?";
const SPACE = "[ \\u00A0]?";
const EDGE = "(?![\\p{L}\\p{N}])";
const START = "(?<![\\p{L}\\p{N}])";
const MONTH = alternatives(monthNumbers.keys());
const ORDINAL = "(?:st|nd|rd|th|er|º|ª|°|\\.)?";
const OF = "(?: ?(?:de|del|of|d'))?";

/** Every figure of a text: money, percentages, dates, times, durations, stock, claims, and all other numerals. */
export function readFigures(text: string, language: string): FigureReading {
  const folded = foldFigures(text);
  const readable = replaceNumberWords(folded, language);
  const scan: Scan = { text: readable, language, figures: readClaims(folded, language) };
  readDates(scan);
  readTimes(scan);
  readMoney(scan);
  readPercent(scan);
  readDurations(scan);
  readStock(scan);
  readDays(scan);
  readNumerals(scan);
  return { text: readable, figures: scan.figures };
}

type Reader = (groups: RegExpExecArray) => Omit<Figure, "raw" | "index"> | null;

/** What a reader recognises is blanked out, so that no later reader takes a part of it for something else. */
function take(scan: Scan, matcher: RegExp, read: Reader): void {
  for (const match of scan.text.matchAll(matcher)) {
    const figure = read(match);
    if (!figure) continue;
    scan.figures.push({ ...figure, raw: match[0].trim(), index: match.index });
    scan.text = blank(scan.text, match.index, match[0].length);
  }
}

function blank(text: string, from: number, length: number): string {
  return text.slice(0, from) + "\uE00F".repeat(length) + text.slice(from + length);
}

/** Claims are read beside the other figures: "3 in stock" is a number of pieces and a claim. */
function readClaims(text: string, language: string): Figure[] {
  const scan: Scan = { text, language, figures: [] };
  for (const { claim, matcher } of claimMatchers) {
    take(scan, matcher, (match) => {
      const context = scan.text.slice(Math.max(0, match.index - 40), match.index + match[0].length + 40);
      const unit = claim === "free" ? findFreeTopic(`${context} ${match[0]}`) : null;
      return { kind: "claim", values: [claim], unit, loose: LOOSE_AVAILABILITY.test(match[0]) };
    });
  }
  return scan.figures;
}

const ISO_DATE = /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/gu;
const NUMERIC_DATE = /(?<![\d.,/])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d]|[.,/]\d)/gu;
const SHORT_DATE = /(?<![\d.,])(\d{1,2})\.(\d{1,2})\.(?!\d)/gu;
const DAY_MONTH = new RegExp(
  `(?<![\\d.,])(\\d{1,2})${ORDINAL}${OF} ?(${MONTH})${EDGE}\\.?(?:,?${OF} (\\d{4})(?!\\d))?`,
  "gu",
);
const MONTH_DAY = new RegExp(
  `${START}(${MONTH})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[.,]\\d|[ \\u00A0]?[%€$£])(?:,? (\\d{4})(?!\\d))?`,
  "gu",
);
const MONTH_YEAR = new RegExp(`${START}(${MONTH})\\.?${OF} (\\d{4})(?!\\d)`, "gu");
const MONTH_ALONE = new RegExp(`${START}(${alternatives([...monthNumbers.keys()].filter(isPlainMonth))})${EDGE}`, "gu");

function readDates(scan: Scan): void {
  take(scan, ISO_DATE, ([, year, month, day]) => toDate([{ year, month, day }]));
  take(scan, NUMERIC_DATE, ([, first, , second, year]) =>
    toDate([
      { year, month: second, day: first },
      { year, month: first, day: second },
    ]),
  );
  take(scan, SHORT_DATE, ([, day, month]) => toDate([{ day, month }]));
  take(scan, DAY_MONTH, ([, day, name, year]) => toDate([{ year, month: monthOf(name), day }]));
  take(scan, MONTH_DAY, ([, name, day, year]) => toDate([{ year, month: monthOf(name), day }]));
  take(scan, MONTH_YEAR, ([, name, year]) => toDate([{ year, month: monthOf(name) }]));
  take(scan, MONTH_ALONE, ([, name]) => toDate([{ month: monthOf(name) }]));
}

function monthOf(name: string | undefined): string | undefined {
  const number = monthNumbers.get(name ?? "");
  return number === undefined ? undefined : String(number);
}

interface DateParts {
  year?: string | undefined;
  month?: string | undefined;
  day?: string | undefined;
}

/** `YYYY-MM-DD` with `?` for what is not said. */
function toDate(readings: DateParts[]): ReturnType<Reader> {
  const values = readings.flatMap(({ year, month, day }) => {
    const isReal =
      Number(month) >= 1 && Number(month) <= 12 && (day === undefined || (Number(day) >= 1 && Number(day) <= 31));
    if (!isReal) return [];
    const full = year === undefined ? "?" : year.length === 2 ? `20${year}` : year;
    return [`${full}-${Number(month)}-${day === undefined ? "?" : Number(day)}`];
  });
  return values.length === 0 ? null : { kind: "date", values: [...new Set(values)], unit: null };
}

const HALF_DAY = "am|pm|a\\.m\\.?|p\\.m\\.?";
const CLOCK = new RegExp(`(?<![\\d.,:])(\\d{1,2})[:h](\\d{2})(?!\\d|:\\d)${SPACE}(${HALF_DAY}|uhr|h)?(?!\\p{L})`, "gu");
const DOTTED_CLOCK = new RegExp(`(?<![\\d.,:])(\\d{1,2})\\.(\\d{2})${SPACE}(${HALF_DAY}|uhr)(?!\\p{L})`, "gu");
const FULL_HOUR = new RegExp(`(?<![\\d.,:])(\\d{1,2})()${SPACE}(${HALF_DAY}|uhr|o'clock)(?!\\p{L})`, "gu");

function readTimes(scan: Scan): void {
  for (const matcher of [CLOCK, DOTTED_CLOCK, FULL_HOUR]) {
    take(scan, matcher, ([, hour, minute, half]) => {
      const isLate = half?.startsWith("p") === true && Number(hour) < 12;
      const value = `${Number(hour) + (isLate ? 12 : 0)}:${Number(minute)}`;
      return Number(hour) > 24 || Number(minute) > 59 ? null : { kind: "time", values: [value], unit: null };
    });
  }
}

const MONEY_AFTER = new RegExp(
  `(?<![\\d.,])(${AMOUNT})(?:[.,]-+)?(?:${TO}(${AMOUNT})(?:[.,]-+)?)?${SPACE}-?(${CURRENCY_WORDS})${EDGE}`,
  "gu",
);
const MONEY_BEFORE = new RegExp(
  `${START}(${CURRENCY_WORDS})${SPACE}(${AMOUNT})(?:[.,]-+)?(?:${TO}(${AMOUNT})(?![\\d.,]*%))?`,
  "gu",
);

function readMoney(scan: Scan): void {
  const pushAll = (amounts: (string | undefined)[], currency: string | undefined, match: RegExpExecArray) => {
    const figures = amounts.filter((amount) => amount !== undefined).map((amount) => toMoney(amount, currency, scan));
    scan.figures.push(...figures.slice(1).map((figure) => ({ ...figure, raw: match[0], index: match.index })));
    return figures[0] ?? null;
  };
  take(scan, MONEY_BEFORE, (match) => pushAll([match[2], match[3]], match[1], match));
  take(scan, MONEY_AFTER, (match) => pushAll([match[1], match[2]], match[3], match));
}

function toMoney(amount: string, spelling: string | undefined, scan: Scan): Omit<Figure, "raw" | "index"> {
  const unit = findCurrency(spelling ?? "") ?? "?any";
  const values = parseAmount(amount, scan.language);
  if (unit !== "?cent") return { kind: "money", values, unit };
  return { kind: "money", values: values.map((value) => String(Number(value) / 100)), unit: "?any" };
}

const PERCENT = new RegExp(
  `(?<![\\d.,])(${NUMBER})(?:${TO}(${NUMBER}))?${SPACE}-?(?:${PERCENT_WORDS})(?!\\p{L})`,
  "gu",
);
const PERCENT_BEFORE = new RegExp(`%${SPACE}(${NUMBER})()`, "gu");

function readPercent(scan: Scan): void {
  for (const matcher of [PERCENT, PERCENT_BEFORE]) {
    take(scan, matcher, (match) => {
      const read = (raw: string) => ({ kind: "percent" as const, values: parseNumber(raw, scan.language), unit: null });
      if (match[2]) scan.figures.push({ ...read(match[2]), raw: match[0], index: match.index });
      return read(match[1] ?? "");
    });
  }
}

const DURATION = new RegExp(
  `(?<![\\d.,])(${NUMBER})(?:${SPACE}(?:${DURATION_WORDS})?${TO}(${NUMBER}))?[ \\u00A0-]?(?:full |ganze |whole |calendar )?(${DURATION_WORDS})${EDGE}`,
  "gu",
);

/** A range is one figure: "3-5 days" does not allow "3 days". */
function readDurations(scan: Scan): void {
  take(scan, DURATION, ([, from = "", to, unit = ""]) => {
    const [low = from] = parseNumber(from, scan.language);
    const high = to === undefined ? null : (parseNumber(to, scan.language)[0] ?? to);
    return { kind: "duration", values: [high === null ? low : `${low}-${high}`], unit: findDuration(unit) };
  });
}

const STOCK_AFTER = new RegExp(
  `(?<![\\d.,])(${NUMBER})${SPACE}(?:more |weitere |autres |más |altri |mais )?(?:${STOCK_WORDS})(?!\\p{L})`,
  "gu",
);
const STOCK_BEFORE = new RegExp(`${START}(?:${STOCK_LEADS})[: ]{1,2}(${NUMBER})${EDGE}`, "gu");

function readStock(scan: Scan): void {
  for (const matcher of [STOCK_AFTER, STOCK_BEFORE]) {
    take(scan, matcher, ([, count = ""]) => ({ kind: "stock", values: parseNumber(count, scan.language), unit: null }));
  }
}

const WEEKDAY = new RegExp(`${START}(${alternatives(weekdayNumbers.keys())})${EDGE}`, "gu");
const relativeMatchers = new Map<string, (readonly [string, RegExp])[]>();

function relativeMatchersOf(language: string): (readonly [string, RegExp])[] {
  const known =
    relativeMatchers.get(language) ??
    relativeDays(language).map(([day, pattern]) => [day, new RegExp(`${START}(?:${pattern})${EDGE}`, "gu")] as const);
  relativeMatchers.set(language, known);
  return known;
}

function readDays(scan: Scan): void {
  take(scan, WEEKDAY, ([, name = ""]) => ({ kind: "weekday", values: [String(weekdayNumbers.get(name))], unit: null }));
  for (const [day, matcher] of relativeMatchersOf(scan.language)) {
    take(scan, matcher, () => ({ kind: "relative", values: [day], unit: null }));
  }
}

const TOKEN = /[\p{L}\p{M}\p{N}]*\p{N}[\p{L}\p{M}\p{N}]*(?:[.,']\p{N}+)*/gu;

function readNumerals(scan: Scan): void {
  take(scan, TOKEN, (match) => {
    const [, digits = "", letters = ""] = /^(\d+(?:[.,']\d+)*)(\p{L}*)$/u.exec(match[0]) ?? [];
    const measure = findMeasure(letters === "" ? scan.text.slice(match.index + match[0].length) : ` ${letters}`);
    const isNumeral =
      digits !== "" && (letters === "" || measure !== null || /^(?:st|nd|rd|th|er|e|º|ª|x|mal)$/u.test(letters));
    if (!isNumeral) return { kind: "code", values: [match[0].replace(/[.,']/g, "")], unit: null };
    return { kind: "numeral", values: parseNumber(digits, scan.language), unit: measure };
  });
}
