import type { LogComparison } from "./log-filter.ts";

/** Whether `value` stands to `bound` as the comparison says. */
export function compareNumbers(value: number, comparison: LogComparison, bound: number): boolean {
  if (value === bound) return comparison === "<=" || comparison === ">=";
  return value < bound === comparison.startsWith("<");
}

/** What somebody typed as a number; null for what is none. */
export function parseTypedNumber(text: string): number | null {
  const value = Number(text);
  return /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) && Number.isFinite(value) ? value : null;
}
