import { describe, expect, it } from "vitest";
import { orderSpans, type Span } from "./order-spans.ts";

const span = (id: string, parentId: string | null): Span => ({
  id,
  parentId,
  kind: "step",
  name: id,
  status: "ok",
  startedAt: "2026-01-01T00:00:00.000Z",
  offsetMicros: 0,
  durationMicros: 1,
  attributes: {},
});

describe("[V2] the order of a trace's steps", () => {
  it("puts each below its parent, and those without one that is there at the root", () => {
    const placed = orderSpans([span("a", null), span("b", "gone"), span("c", "a"), span("d", "c"), span("e", "a")]);
    expect(placed.map(({ id, depth }) => [id, depth])).toEqual([
      ["a", 0],
      ["c", 1],
      ["d", 2],
      ["e", 1],
      ["b", 0],
    ]);
  });
});
