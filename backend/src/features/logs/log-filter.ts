import type { LogFilter, LogLevel } from "#platform/log-record";

export type { FieldTest, LogAttribute, LogComparison, LogFilter, TextTest } from "#platform/log-record";

/** From the least to the most urgent. */
export const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal"] as const satisfies readonly LogLevel[];

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
