import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { damerauLevenshtein } from "./damerau-levenshtein.ts";

const LIMIT = 9;

describe("[E2] damerauLevenshtein", () => {
  it.each([
    ["red", "red", 0],
    ["red", "rad", 1],
    ["red", "reed", 1],
    ["red", "rd", 1],
    ["keyboard", "kyeboard", 1],
    ["camera", "camear", 1],
    ["batteries", "btateris", 2],
  ])("%s to %s is %i", (one, other, edits) => {
    expect(damerauLevenshtein(one, other, LIMIT)).toBe(edits);
  });

  it("says limit + 1 for anything further away", () => {
    expect(damerauLevenshtein("monitor", "keyboard", 2)).toBe(3);
  });

  it("is the same from both sides, and at most one for one edit", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(damerauLevenshtein(one, other, LIMIT)).toBe(damerauLevenshtein(other, one, LIMIT));
      }),
    );
    fc.assert(
      fc.property(word, fc.nat(8), (one, at) => {
        const changed = `${one.slice(0, at)}x${one.slice(at + 1)}`;
        expect(damerauLevenshtein(one, changed, LIMIT)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
