import { describe, expect, it } from "vitest";
import { decideRule, isMet } from "./decide-rule.ts";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const rule = {
  kind: "threshold" as const,
  min_records: 10,
  change_percent: 100,
  quiet_seconds: 600,
  firing: false,
  waiting_records: 0,
  notified_at: null,
};
const told = (secondsAgo: number) => new Date(NOW - secondsAgo * 1000);

describe("[G5] what a rule makes of what it counts", () => {
  it.each([
    { kind: "threshold", records: 10, previous: null, met: true },
    { kind: "threshold", records: 9, previous: null, met: false },
    { kind: "absence", records: 9, previous: null, met: true },
    { kind: "absence", records: 10, previous: null, met: false },
    { kind: "match", records: 1, previous: null, met: true },
    { kind: "match", records: 0, previous: null, met: false },
    { kind: "rate_change", records: 20, previous: 10, met: true },
    { kind: "rate_change", records: 19, previous: 10, met: false },
    { kind: "rate_change", records: 9, previous: 1, met: false },
    { kind: "rate_change", records: 10, previous: 0, met: true },
    { kind: "rate_change", records: 0, previous: 0, met: false },
  ] as const)("$kind with $records records after $previous is met: $met", ({ kind, records, previous, met }) => {
    expect(isMet({ ...rule, kind }, { records, previous })).toBe(met);
  });

  it("tells a fall by a change below 0", () => {
    const fall = { ...rule, kind: "rate_change" as const, change_percent: -50 };
    expect(isMet(fall, { records: 5, previous: 10 })).toBe(true);
    expect(isMet(fall, { records: 6, previous: 10 })).toBe(false);
    expect(isMet(fall, { records: 0, previous: 0 })).toBe(false);
  });

  it("tells once, is quiet, tells again after the quiet time, and tells when it is over", () => {
    const met = { records: 12, previous: null };
    expect(decideRule(rule, met, NOW)).toMatchObject({ tell: "fired", firing: true });
    expect(decideRule({ ...rule, firing: true, notified_at: told(599) }, met, NOW)).toMatchObject({
      tell: null,
      firing: true,
    });
    expect(decideRule({ ...rule, firing: true, notified_at: told(600) }, met, NOW)).toMatchObject({ tell: "fired" });
    const over = { records: 0, previous: null };
    expect(decideRule({ ...rule, firing: true, notified_at: told(60) }, over, NOW)).toMatchObject({
      tell: "resolved",
      firing: false,
    });
    expect(decideRule({ ...rule, notified_at: told(60) }, met, NOW)).toMatchObject({ tell: null, firing: false });
    expect(decideRule(rule, over, NOW)).toMatchObject({ tell: null });
  });

  it("gathers matches of the quiet time for the next telling", () => {
    const match = { ...rule, kind: "match" as const, notified_at: told(10), waiting_records: 3 };
    expect(decideRule(match, { records: 2, previous: null }, NOW)).toMatchObject({ tell: null, waiting: 5 });
    expect(decideRule({ ...match, notified_at: told(900) }, { records: 2, previous: null }, NOW)).toMatchObject({
      tell: "fired",
      records: 5,
      waiting: 0,
    });
    expect(decideRule({ ...match, notified_at: told(900) }, { records: 0, previous: null }, NOW)).toMatchObject({
      tell: "fired",
      records: 3,
    });
  });
});
