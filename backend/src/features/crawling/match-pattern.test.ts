import { describe, expect, it } from "vitest";
import { matchPattern } from "./match-pattern.ts";

describe("patterns over paths", () => {
  it.each([
    ["/blog/*", "/blog/a", true],
    ["/blog", "/blogging", true],
    ["/blog$", "/blogging", false],
    ["/blog$", "/blog", true],
    ["/shop/", "/en/shop/", false],
    ["shop/", "/en/shop/", true],
    ["*.html$", "/a/b.html", true],
    ["*.html$", "/a/b.html?x=1", false],
    ["/a*b*c$", "/axxbyyc", true],
    ["/a*b*c$", "/axxbyyd", false],
    ["/a?x=", "/a?x=1", true],
    ["/*/(a+)+$", "/x/aaaa", false],
  ])("%s on %s: %s", (pattern, path, expected) => {
    expect(matchPattern(pattern, path)).toBe(expected);
  });

  it("takes steps in proportion to the lengths on patterns made to be slow", () => {
    expect(matchPattern(`/${"*a".repeat(500)}b$`, `/${"a".repeat(20_000)}`)).toBe(false);
  });
});
