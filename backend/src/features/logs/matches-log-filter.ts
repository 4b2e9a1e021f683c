import { compareNumbers, parseTypedNumber } from "./compare-numbers.ts";
import type { FieldTest, LogFilter, TextTest } from "./log-filter.ts";
import { requirePosition, type LogRecord } from "./log-record.ts";
import { splitLogWords } from "./log-words.ts";

type FieldValue = LogRecord["fields"][string];

/** Whether the filter asks for this record; the archive's answer by `logFilterSql` is the same. */
export function matchesLogFilter(filter: LogFilter, record: LogRecord): boolean {
  return matches(filter, { record, ms: requirePosition(record.id).ms, words: null });
}

interface Subject {
  record: LogRecord;
  ms: number;
  /** Split when the first term needs them. */
  words: string[] | null;
}

function matches(filter: LogFilter, subject: Subject): boolean {
  const { record, ms } = subject;
  switch (filter.kind) {
    case "all":
      return filter.parts.every((part) => matches(part, subject));
    case "any":
      return filter.parts.some((part) => matches(part, subject));
    case "not":
      return !matches(filter.part, subject);
    case "words":
      return holdsWords(wordsOf(subject), filter.words, filter.prefix);
    case "levels":
      return filter.levels.includes(record.level);
    case "since":
      return ms >= filter.ms;
    case "until":
      return ms < filter.ms;
    case "attribute":
      return passesText(filter.test, record[filter.attribute]);
    case "field":
      return passesField(filter.test, record.fields[filter.name]);
  }
}

function wordsOf(subject: Subject): string[] {
  subject.words ??= splitLogWords(subject.record.message);
  return subject.words;
}

function holdsWords(message: string[], words: string[], prefix: boolean): boolean {
  const last = words.length - 1;
  const fits = (start: number) =>
    words.every((word, index) => {
      const found = message[start + index] ?? "";
      return prefix && index === last ? found.startsWith(word) : found === word;
    });
  for (let start = 0; start + last < message.length; start += 1) if (fits(start)) return true;
  return false;
}

function passesText(test: TextTest, value: string | null): boolean {
  if (value === null) return false;
  if (test.kind === "any") return true;
  return test.kind === "equals" ? value === test.value : value.startsWith(test.value);
}

function passesField(test: FieldTest, value: FieldValue | undefined): boolean {
  if (value === undefined) return false;
  if (test.kind === "compares") return typeof value === "number" && compareNumbers(value, test.comparison, test.value);
  if (test.kind === "startsWith") return typeof value === "string" && value.startsWith(test.value);
  if (typeof value === "number" && test.kind === "equals") return value === parseTypedNumber(test.value);
  return passesText(test, String(value));
}
