import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countWords } from "./count-words.ts";
import { joinToFit, splitToFit } from "./split-words.ts";

function split(text: string, maxWords: number): string[] {
  return splitToFit(text, { maxWords, language: "en" });
}

describe("[D2] splitToFit", () => {
  it("cuts between sentences, else between words, else inside a run without spaces", () => {
    expect(split("One two. Three four. Five six.", 4)).toEqual(["One two. Three four.", "Five six."]);
    expect(split("one two three four five", 2)).toEqual(["one two", "three four", "five"]);
    expect(split("x".repeat(100), 3).join("")).toBe("x".repeat(100));
    expect(split("送".repeat(100), 10).every((piece) => countWords(piece) <= 10)).toBe(true);
    expect(split("  ", 5)).toEqual([]);
  });

  it("keeps every character but white space, within the limit", () => {
    const word = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 30 }),
      fc.constant("🎧".repeat(60)),
      fc.constant("送料".repeat(80)),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), fc.integer({ min: 1, max: 30 }), (words, maxWords) => {
        const text = words.join(" ");
        const pieces = split(text, maxWords);
        expect(pieces.join("").replaceAll(/\s+/g, "")).toBe(text.toWellFormed().replaceAll(/\s+/g, ""));
        expect(pieces.every((piece) => countWords(piece) <= maxWords)).toBe(true);
      }),
    );
  });
});

describe("[D2] countWords", () => {
  it("counts runs, and text without spaces by its characters", () => {
    expect(countWords("three small words")).toBe(3);
    expect(countWords(" \n ")).toBe(0);
    expect(countWords("送料はいくらですか")).toBe(5);
    expect(countWords("x".repeat(240))).toBe(10);
  });

  it("adds up over texts that are joined by space", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" })), (texts) => {
        expect(countWords(texts.join("\n"))).toBe(texts.reduce((sum, text) => sum + countWords(text), 0));
      }),
    );
    expect(joinToFit(["a b", "c", "d e f"], 3, "\n")).toEqual(["a b\nc", "d e f"]);
  });
});
