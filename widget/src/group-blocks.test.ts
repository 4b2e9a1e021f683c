import type { Delta } from "@netvexa/contract/wire";
import { describe, expect, it } from "vitest";
import { groupBlocks } from "./group-blocks.ts";

const say = (id: string, index: number, kind: "paragraph" | "item"): Delta => ({
  type: "delta",
  id,
  text: id,
  block: { index, kind },
  citations: [],
});
const outline = (sentences: Delta[]) =>
  groupBlocks(sentences).map(({ kind, items }) => [kind, ...items.map((item) => item.map(({ id }) => id).join("+"))]);

describe("[A2] grouping sentences into blocks", () => {
  it("puts sentences of one block together, and neighbouring items into one list", () => {
    const sentences = [
      say("a", 0, "paragraph"),
      say("b", 0, "paragraph"),
      say("c", 1, "item"),
      say("d", 1, "item"),
      say("e", 2, "item"),
      say("f", 3, "paragraph"),
      say("g", 4, "item"),
    ];
    expect(outline(sentences)).toEqual([
      ["paragraph", "a+b"],
      ["item", "c+d", "e"],
      ["paragraph", "f"],
      ["item", "g"],
    ]);
  });

  it("starts a new paragraph where the index changes", () => {
    expect(outline([say("a", 0, "paragraph"), say("b", 1, "paragraph")])).toHaveLength(2);
  });
});
