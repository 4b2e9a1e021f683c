import { describe, expect, it } from "vitest";
import { trustLastmod } from "./trust-lastmod.ts";

describe("a sitemap's date proves that a page is unchanged", () => {
  it.each([
    ["2026-03-01T10:00:00Z", "2026-03-01T10:30:00Z", true],
    ["2026-03-01T10:00:00+02:00", "2026-03-01T08:30:00Z", true],
    ["2026-03-01T10:00:00Z", "2026-03-01T10:05:00Z", false],
    ["2026-03-01T10:00:00Z", "2026-03-01T09:00:00Z", false],
    ["2026-03-01T10:00:00", "2026-03-01T12:00:00Z", false],
    ["2026-03-01T10:00:00", "2026-03-01T23:00:00Z", true],
    ["2026-03-01", "2026-03-01T23:59:59Z", false],
    ["2026-03-01", "2026-03-02T11:00:00Z", false],
    ["2026-03-01", "2026-03-02T13:00:00Z", true],
    ["2026", "2030-01-01T00:00:00Z", false],
    ["2026-03", "2030-01-01T00:00:00Z", false],
    ["yesterday", "2030-01-01T00:00:00Z", false],
    ["", "2030-01-01T00:00:00Z", false],
  ])("%j, read at %s: %s", (lastmod, readAt, expected) => {
    expect(trustLastmod(lastmod, new Date(readAt))).toBe(expected);
  });
});
