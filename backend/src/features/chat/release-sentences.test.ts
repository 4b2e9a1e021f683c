import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSentenceReader, type ModelSentence } from "./release-sentences.ts";

function readAll(pieces: string[]): ModelSentence[] {
  const reader = createSentenceReader("en");
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
}

const ANSWER =
  "You can return it within 30 days [1]. It weighs 3.5 kg, e.g. with pegs [2, 3]. Is that fine?\n\nThere are two ways:\n- By post [1]\n- In the shop. [4]\n1. First\nThe end.";

describe("[A2] a model's stream", () => {
  it("is cut into sentences with the sources they name, paragraphs and items", () => {
    expect(readAll([ANSWER])).toEqual([
      { text: "You can return it within 30 days.", numbers: [1], begins: null },
      { text: "It weighs 3.5 kg, e.g. with pegs.", numbers: [2, 3], begins: null },
      { text: "Is that fine?", numbers: [], begins: null },
      { text: "There are two ways:", numbers: [], begins: "paragraph" },
      { text: "By post", numbers: [1], begins: "item" },
      { text: "In the shop.", numbers: [4], begins: "item" },
      { text: "First", numbers: [], begins: "item" },
      { text: "The end.", numbers: [], begins: "paragraph" },
    ]);
  });

  it("gives the same sentences however it is cut into pieces", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 60, maxLength: 120 }), (sizes) => {
        const pieces: string[] = [];
        let at = 0;
        for (const size of sizes) {
          pieces.push(ANSWER.slice(at, at + size));
          at += size;
        }
        pieces.push(ANSWER.slice(at));
        expect(readAll(pieces)).toEqual(readAll([ANSWER]));
      }),
      { numRuns: 500 },
    );
  });

  it("releases a sentence that names its source with its last character", () => {
    const reader = createSentenceReader("en");
    expect(reader.push("Within 30 days [1]")).toEqual([]);
    expect(reader.push(".")).toEqual([{ text: "Within 30 days.", numbers: [1], begins: null }]);
  });

  it("waits where a full stop may not be the end, and gives a source behind it to the sentence before it", () => {
    const reader = createSentenceReader("en");
    expect(reader.push("It weighs 3.")).toEqual([]);
    expect(reader.push("5 kg.")).toEqual([]);
    expect(reader.push(" [2]")).toEqual([{ text: "It weighs 3.5 kg.", numbers: [2], begins: null }]);
  });

  it("recognises that the model does not know, and does not release the word", () => {
    const reader = createSentenceReader("en");
    expect([...reader.push("UNK"), ...reader.push("NOWN.")]).toEqual([]);
    expect(reader.isUnknown()).toBe(true);
    const other = createSentenceReader("en");
    other.push("UNKNOWN is a band.");
    expect(other.isUnknown()).toBe(false);
  });
});
