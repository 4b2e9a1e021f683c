import { compareNumbers, parseTypedNumber } from "./compare-numbers.ts";
import {
  LOG_LEVELS,
  type FieldTest,
  type LogAttribute,
  type LogComparison,
  type LogFilter,
  type TextTest,
} from "./log-filter.ts";
import type { LogLevel } from "./log-record.ts";
import { logQueryInvalid } from "./log-query-error.ts";
import type { QueryOperator, QueryToken, QueryValue } from "./log-query-tokens.ts";

export type QueryTerm = Extract<QueryToken, { kind: "term" }>;

const ATTRIBUTES: Record<string, LogAttribute> = {
  log: "log",
  source: "source",
  conv: "conversationId",
  conversation: "conversationId",
  visitor: "visitorId",
  trace: "traceId",
  span: "spanId",
};

const NAMES = ["level", "log", "source", "conv", "visitor", "trace", "span", "since", "until", "field.<name>"];
const UNIT_MS: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const FIELD = "field.";

/** What one `name:value` asks for; `nowMs` is what `since:2h` counts back from. Throws `log_query_invalid`. */
export function readQueryTerm(term: QueryTerm, nowMs: number): LogFilter {
  if (term.operator !== "!=") return readAffirmed(term, nowMs);
  return { kind: "not", part: readAffirmed({ ...term, operator: ":" }, nowMs) };
}

function readAffirmed(term: QueryTerm, nowMs: number): LogFilter {
  const { name, column } = term;
  const attribute = Object.hasOwn(ATTRIBUTES, name) ? ATTRIBUTES[name] : undefined;
  if (attribute) return eachValue(term, (value) => ({ kind: "attribute", attribute, test: readTextTest(value) }));
  if (name === "level") return readLevels(term);
  if (name === "since" || name === "until") return { kind: name, ms: readMoment(onlyValue(term), nowMs) };
  if (name.startsWith(FIELD) && name.length > FIELD.length) return readField(term);
  throw logQueryInvalid(
    column,
    `"${name}" is nothing to search by: expected ${NAMES.join(", ")}, or quotes around a text with a colon.`,
  );
}

/** `name:a,b` asks for either. */
function eachValue(term: QueryTerm, read: (value: QueryValue) => LogFilter): LogFilter {
  requireEquality(term);
  const parts = term.values.map(read);
  return parts.length === 1 && parts[0] ? parts[0] : { kind: "any", parts };
}

function requireEquality({ name, operator, column }: QueryTerm): void {
  if (operator === ":" || operator === "=") return;
  throw logQueryInvalid(column + name.length, `"${name}" has no order: expected : or != instead of ${operator}.`);
}

function readTextTest({ text, quoted }: QueryValue): TextTest {
  if (quoted || !text.endsWith("*")) return { kind: "equals", value: text };
  return text === "*" ? { kind: "any" } : { kind: "startsWith", value: text.slice(0, -1) };
}

function readLevels(term: QueryTerm): LogFilter {
  const comparison = toComparison(term.operator);
  if (!comparison) return { kind: "levels", levels: term.values.map(readLevel) };
  const bound = LOG_LEVELS.indexOf(readLevel(onlyValue(term)));
  return { kind: "levels", levels: LOG_LEVELS.filter((_, rank) => compareNumbers(rank, comparison, bound)) };
}

function readLevel({ text, column }: QueryValue): LogLevel {
  const level = LOG_LEVELS.find((name) => name === text.toLowerCase());
  if (level) return level;
  throw logQueryInvalid(column, `"${text}" is no level: expected ${LOG_LEVELS.join(", ")}.`);
}

function toComparison(operator: QueryOperator): LogComparison | null {
  return operator === "<" || operator === "<=" || operator === ">" || operator === ">=" ? operator : null;
}

function readField(term: QueryTerm): LogFilter {
  const name = term.name.slice(FIELD.length);
  const comparison = toComparison(term.operator);
  if (!comparison) return eachValue(term, (value) => ({ kind: "field", name, test: readTextTest(value) }));
  return { kind: "field", name, test: readNumberTest(onlyValue(term), comparison) };
}

function readNumberTest({ text, column }: QueryValue, comparison: LogComparison): FieldTest {
  const value = parseTypedNumber(text);
  if (value !== null) return { kind: "compares", comparison, value };
  throw logQueryInvalid(column, `"${text}" is no number: expected one after ${comparison}, such as 20 or -1.5.`);
}

function readMoment({ text, column }: QueryValue, nowMs: number): number {
  const [, count, unit = ""] = /^(\d{1,6})([smhdw])$/.exec(text) ?? [];
  if (count !== undefined) return nowMs - Number(count) * (UNIT_MS[unit] ?? 0);
  const ms = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(withZone(text)) : Number.NaN;
  if (ms >= 0) return ms;
  throw logQueryInvalid(
    column,
    `"${text}" is no time: expected how long ago (30s, 15m, 2h, 7d, 1w) or a time such as 2026-11-01 or 2026-11-01T08:30.`,
  );
}

/** Times without a zone are in UTC. */
function withZone(text: string): string {
  return /T[\d:.]+$/.test(text) ? `${text}Z` : text;
}

function onlyValue({ name, values }: QueryTerm): QueryValue {
  const [value, second] = values;
  if (second) throw logQueryInvalid(second.column, `"${name}" takes one value here.`);
  if (!value) throw new Error("A term has a value.");
  return value;
}
