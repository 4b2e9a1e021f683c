import type { RuleRow } from "./rule.ts";

/** What a rule found in its window. */
export interface Measured {
  records: number;
  /** In the window before; null for rules that do not compare. */
  previous: number | null;
}

export interface Decision {
  /** Whether what the rule waits for is so now. */
  met: boolean;
  /** What is to be told, if anything. */
  tell: "fired" | "resolved" | null;
  /** How many records the telling is about. */
  records: number;
  firing: boolean;
  waiting: number;
}

type Judged = Pick<RuleRow, "kind" | "min_records" | "change_percent">;
type Standing = Judged & Pick<RuleRow, "quiet_seconds" | "firing" | "waiting_records" | "notified_at">;

/**
 * What follows from a measurement: told once, then quiet for the rule's quiet time, told again after it if it is still
 * so, and told when it is over. Matches of a quiet time are told together with the next ones.
 */
export function decideRule(rule: Standing, measured: Measured, nowMs: number): Decision {
  const met = isMet(rule, measured);
  const quiet = rule.notified_at !== null && nowMs - rule.notified_at.getTime() < rule.quiet_seconds * 1000;
  if (rule.kind === "match") {
    const records = rule.waiting_records + measured.records;
    const tell = records > 0 && !quiet ? "fired" : null;
    return { met, tell, records, firing: false, waiting: tell ? 0 : records };
  }
  const { records } = measured;
  if (met && !quiet) return { met, tell: "fired", records, firing: true, waiting: 0 };
  if (!met && rule.firing) return { met, tell: "resolved", records, firing: false, waiting: 0 };
  return { met, tell: null, records, firing: rule.firing, waiting: 0 };
}

export function isMet({ kind, min_records: least, change_percent: percent }: Judged, measured: Measured): boolean {
  const { records, previous } = measured;
  if (kind === "absence") return records < least;
  if (kind !== "rate_change") return records >= (kind === "match" ? 1 : least);
  const before = previous ?? 0;
  if (Math.max(records, before) < least) return false;
  // From nothing, every rise is endless and no fall is one.
  if (before === 0) return percent >= 0 && records > 0;
  const change = ((records - before) / before) * 100;
  return percent >= 0 ? change >= percent : change <= percent;
}
