import type { LogLevel } from "./log-record.ts";

/** From the least to the most urgent. */
export const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal"] as const satisfies readonly LogLevel[];

export type LogComparison = "<" | "<=" | ">" | ">=";

/** What a record holds as plain text beside its message and fields. */
export type LogAttribute = "log" | "source" | "conversationId" | "visitorId" | "traceId" | "spanId";

export type TextTest = { kind: "any" } | { kind: "equals"; value: string } | { kind: "startsWith"; value: string };

export type FieldTest = TextTest | { kind: "compares"; comparison: LogComparison; value: number };

/**
 * Which records a query asks for. Made by `parseLogQuery`; `matchesLogFilter` tells it of one record and `logFilterSql`
 * of rows of the archive, and both always agree.
 */
export type LogFilter =
  /** Every part holds; without parts, every record does. */
  | { kind: "all"; parts: LogFilter[] }
  | { kind: "any"; parts: LogFilter[] }
  | { kind: "not"; part: LogFilter }
  /** The message holds these words one after the other; with `prefix` the last one may go on. */
  | { kind: "words"; words: string[]; prefix: boolean }
  | { kind: "levels"; levels: LogLevel[] }
  /** Milliseconds since 1970; `until` itself is left out. */
  | { kind: "since"; ms: number }
  | { kind: "until"; ms: number }
  | { kind: "attribute"; attribute: LogAttribute; test: TextTest }
  | { kind: "field"; name: string; test: FieldTest };

export const EVERY_RECORD: LogFilter = { kind: "all", parts: [] };

export interface LogPeriod {
  /** First millisecond, or null for as far back as records go. */
  sinceMs: number | null;
  /** First millisecond after it, or null. */
  untilMs: number | null;
}

/** The period that every record of the filter lies in; what stands under `OR` or `NOT` does not narrow it. */
export function logFilterPeriod(filter: LogFilter): LogPeriod {
  if (filter.kind === "since") return { sinceMs: filter.ms, untilMs: null };
  if (filter.kind === "until") return { sinceMs: null, untilMs: filter.ms };
  if (filter.kind !== "all") return { sinceMs: null, untilMs: null };
  return filter.parts.map(logFilterPeriod).reduce(narrow, { sinceMs: null, untilMs: null });
}

function narrow(one: LogPeriod, other: LogPeriod): LogPeriod {
  return {
    sinceMs: pick(one.sinceMs, other.sinceMs, Math.max),
    untilMs: pick(one.untilMs, other.untilMs, Math.min),
  };
}

function pick(one: number | null, other: number | null, choose: (a: number, b: number) => number): number | null {
  if (one === null) return other;
  return other === null ? one : choose(one, other);
}
