import { describe, expect, it } from "vitest";
import { LogRecordError } from "./log-record-error.ts";
import { readLogRecord } from "./read-log-record.ts";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const read = (value: object) => readLogRecord({ message: "m", ...value }, NOW);

describe("[G1] a record as somebody sends it", () => {
  it.each([
    ["2026-11-20T10:00:00.123Z", "2026-11-20T10:00:00.123Z"],
    ["2026-11-20T10:00:00.123456789Z", "2026-11-20T10:00:00.123Z"],
    ["2026-11-20T11:00:00+01:00", "2026-11-20T10:00:00.000Z"],
    ["2026-02-30T10:00:00.000Z", "2026-03-02T10:00:00.000Z"],
    [1_763_632_800_000, "2025-11-20T10:00:00.000Z"],
    [undefined, "2026-11-21T12:00:00.000Z"],
  ])("has its time in one form: %s", (time, stored) => {
    expect(read({ time }).time).toBe(stored);
  });

  it("has its level by name or number, in whatever letters", () => {
    const levels = ["WARNING", "err", 60, "Notice", null].map((level) => read({ level }).level);
    expect(levels).toEqual(["warn", "error", "fatal", "info", "info"]);
  });

  it("cannot smuggle what a database refuses, or what an object inherits", () => {
    const record = readLogRecord(
      JSON.parse(String.raw`{"message":"a\u0000b\ud800","fields":{"__proto__":"x","a":{"b":1}}}`),
      NOW,
    );
    expect(record.message).toBe("a\uFFFDb\uFFFD");
    expect(Object.entries(record.fields)).toEqual([
      ["__proto__", "x"],
      ["a.b", 1],
    ]);
    expect(Object.getPrototypeOf(record.fields)).toBe(Object.prototype);
  });

  it.each([
    [{ log: "" }, "log_invalid"],
    [{ log: ".hidden" }, "log_invalid"],
    [{ log: "a\nb" }, "log_invalid"],
    [{ message: "x".repeat(32_769) }, "message_too_long"],
    [{ fields: [] }, "fields_invalid"],
    [{ fields: Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`f${index}`, 1])) }, "too_many_fields"],
    [{ fields: { long: "x".repeat(8_193) } }, "field_too_long"],
    [{ fields: { ["n".repeat(101)]: 1 } }, "field_name_invalid"],
    [{ fields: { a: { b: { c: { d: { e: { f: { g: { h: { i: 1 } } } } } } } } } }, "fields_too_deep"],
    [{ traceId: "xyz" }, "traceId_invalid"],
    [{ time: "yesterday" }, "time_invalid"],
    [{ visitorId: 7 }, "visitorId_invalid"],
  ])("is refused for %o", (value, code) => {
    expect(() => read(value)).toThrow(LogRecordError);
    expect(() => read(value)).toThrow(expect.objectContaining({ code }));
  });
});
