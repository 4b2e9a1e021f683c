import { describe, expect, it } from "vitest";
import { readRetryAfter } from "./read-retry-after.ts";

describe("Retry-After", () => {
  const now = Date.parse("2026-03-01T12:00:00Z");

  it.each([
    ["30", 30_000],
    [" 0 ", 0],
    ["Sun, 01 Mar 2026 12:02:00 GMT", 120_000],
    ["Sun, 01 Mar 2026 11:00:00 GMT", 0],
    ["soon", null],
    ["", null],
    [null, null],
  ])("%j asks to wait %s ms", (value, expected) => {
    expect(readRetryAfter(value, now)).toBe(expected);
  });
});
