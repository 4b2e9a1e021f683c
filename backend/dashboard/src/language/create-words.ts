import type { Language, Messages } from "./languages.ts";

/** Forms of a text by count; `{count}` stands for the number. */
export interface CountedText {
  one: string;
  other: string;
}

export interface Words {
  language: Language;
  messages: Messages;
  /** Puts values where a text has their names in braces. */
  fill: (text: string, values: Record<string, string | number>) => string;
  /** The form of a text that the language has for this count. */
  count: (text: CountedText, count: number) => string;
  number: (value: number) => string;
  percent: (share: number) => string;
  date: (time: string) => string;
  dateTime: (time: string) => string;
  /** Day and month of a date without a time zone. */
  shortDay: (day: string) => string;
  /** Such as "2 hours ago". */
  ago: (time: string) => string;
  money: (minor: number, currency: string) => string;
}

export function createWords(language: Language, messages: Messages): Words {
  const locale = navigator.languages.find((tag) => tag.startsWith(language)) ?? language;
  const plural = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  const times = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const shortDays = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
  return {
    language,
    messages,
    fill,
    count: (text, count) =>
      fill(plural.select(count) === "one" ? text.one : text.other, { count: numbers.format(count) }),
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    date: (time) => dates.format(new Date(time)),
    dateTime: (time) => times.format(new Date(time)),
    shortDay: (day) => shortDays.format(new Date(day)),
    ago: (time) => sayAgo(language, new Date(time)),
    money: (minor, currency) => formatMoney(locale, minor, currency),
  };
}

const fill: Words["fill"] = (text, values) =>
  text.replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));

const STEPS: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

function sayAgo(language: Language, time: Date): string {
  const seconds = (time.getTime() - Date.now()) / 1000;
  const [unit, size] = STEPS.find(([, size]) => Math.abs(seconds) >= size) ?? (["second", 1] as const);
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(Math.trunc(seconds / size), unit);
}

function formatMoney(locale: string, minor: number, currency: string): string {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
