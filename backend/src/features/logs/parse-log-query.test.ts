import { describe, expect, it } from "vitest";
import { AppError } from "#platform/errors";
import { logFilterPeriod } from "./log-filter.ts";
import { parseLogQuery } from "./parse-log-query.ts";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const parse = (text: string) => parseLogQuery(text, NOW);

function problemOf(text: string): { column: number; message: string } {
  try {
    parse(text);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const [issue] = error.issues;
    return { column: Number(issue?.path.slice(2)), message: issue?.message ?? "" };
  }
  throw new Error(`${text} was read.`);
}

describe("[G8] a log query", () => {
  it("asks for every record when it is empty", () => {
    expect(parse("  ")).toEqual({ kind: "all", parts: [] });
  });

  it("holds every kind of term at once", () => {
    expect(parse('level>=warn log:checkout conv:c_123 "refund failed" field.amount>20 since:2h')).toEqual({
      kind: "all",
      parts: [
        { kind: "levels", levels: ["warn", "error", "fatal"] },
        { kind: "attribute", attribute: "log", test: { kind: "equals", value: "checkout" } },
        { kind: "attribute", attribute: "conversationId", test: { kind: "equals", value: "c_123" } },
        { kind: "words", words: ["refund", "failed"], prefix: false },
        { kind: "field", name: "amount", test: { kind: "compares", comparison: ">", value: 20 } },
        { kind: "since", ms: NOW - 7_200_000 },
      ],
    });
  });

  it("binds NOT before AND before OR, and brackets before all", () => {
    const [a, b, c] = ["a", "b", "c"].map((word) => ({ kind: "words", words: [word], prefix: false }));
    expect(parse("a b OR NOT c")).toEqual({
      kind: "any",
      parts: [
        { kind: "all", parts: [a, b] },
        { kind: "not", part: c },
      ],
    });
    expect(parse("a AND (b OR -c)")).toEqual({
      kind: "all",
      parts: [a, { kind: "any", parts: [b, { kind: "not", part: c }] }],
    });
  });

  it("takes lists, prefixes, presence and difference of values", () => {
    const log = (test: object) => ({ kind: "attribute", attribute: "log", test });
    expect(parse('log:"my log",b')).toEqual({
      kind: "any",
      parts: [log({ kind: "equals", value: "my log" }), log({ kind: "equals", value: "b" })],
    });
    expect(parse("log:shop.*")).toEqual(log({ kind: "startsWith", value: "shop." }));
    expect(parse('log:"shop*"')).toEqual(log({ kind: "equals", value: "shop*" }));
    expect(parse("trace:*")).toEqual({ kind: "attribute", attribute: "traceId", test: { kind: "any" } });
    expect(parse("field.a.b!=x")).toEqual({
      kind: "not",
      part: { kind: "field", name: "a.b", test: { kind: "equals", value: "x" } },
    });
    expect(parse("refun*")).toEqual({ kind: "words", words: ["refun"], prefix: true });
    expect(parse('"a \\"b\\" \\\\c"')).toEqual({ kind: "words", words: ["a", "b", "c"], prefix: false });
  });

  it("reads times as ago, as days and as moments in UTC", () => {
    expect(parse("since:2026-11-01")).toEqual({ kind: "since", ms: Date.parse("2026-11-01T00:00:00Z") });
    expect(parse("until:2026-11-01T08:30")).toEqual({ kind: "until", ms: Date.parse("2026-11-01T08:30:00Z") });
    expect(parse("until:2026-11-01T08:30+02:00")).toEqual({ kind: "until", ms: Date.parse("2026-11-01T06:30:00Z") });
    expect(logFilterPeriod(parse("since:1d since:2h until:30m x"))).toEqual({
      sinceMs: NOW - 7_200_000,
      untilMs: NOW - 1_800_000,
    });
    expect(logFilterPeriod(parse("since:1h OR x"))).toEqual({ sinceMs: null, untilMs: null });
  });

  it.each([
    ["level>=loud", 8, "expected trace, debug, info, warn, error, fatal"],
    ["a level:warn,loud", 14, "is no level"],
    ["lgo:checkout", 1, "expected level, log, source"],
    ["https://shop.example", 1, "quotes around a text with a colon"],
    ["a log>b", 6, "expected : or !="],
    ["field.amount>much", 14, "expected one after >"],
    ["since:soon", 7, "expected how long ago"],
    ["since:1h,2h", 10, "takes one value"],
    ["log: checkout", 5, "expected a value here"],
    ['a "b', 3, "not closed"],
    ["(a OR b", 1, 'expected a ")"'],
    ["a) b", 2, 'expected a "("'],
    ["a OR", 5, "expected something to search for"],
    ["OR a", 1, 'before "OR"'],
    ["a !!", 3, "has no letter or digit"],
    ["field.:x", 1, "nothing to search by"],
    [`${"(".repeat(13)}a`, 13, "12 deep"],
    ["a ".repeat(61), 121, "60 terms"],
    ["a".repeat(2001), 2001, "2000 characters"],
    ["constructor:x", 1, "nothing to search by"],
  ])("points at the column in %s", (text, column, message) => {
    const problem = problemOf(text);
    expect(problem.column).toBe(column);
    expect(problem.message).toContain(message);
  });
});
