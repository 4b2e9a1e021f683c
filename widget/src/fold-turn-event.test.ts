import type { Citation, Delta, ProductCard, TurnEvent } from "@netvexa/contract/wire";
import { describe, expect, it } from "vitest";
import { createAnswer, foldTurnEvent, type Answer } from "./fold-turn-event.ts";

function fold(...events: object[]): Answer {
  const answer = createAnswer();
  for (const event of events) {
    const received: TurnEvent = JSON.parse(JSON.stringify(event));
    foldTurnEvent(answer, received);
  }
  return answer;
}

const delta = (id: string, text = id): Delta => ({
  type: "delta",
  id,
  text,
  block: { index: 0, kind: "paragraph" },
  citations: [],
});
const citation: Citation = { number: 1, title: "Returns", url: null, excerpt: "" };
const card: ProductCard = {
  id: "p1",
  title: "Boot",
  url: "https://shop.example/boot",
  imageUrl: null,
  price: null,
  compareAtPrice: null,
  availability: "in_stock",
  facts: [],
};

describe("[D1] folding turn events into an answer", () => {
  it("keeps sentences in order of arrival, and replaces one that is sent again", () => {
    const { sentences } = fold(delta("a"), delta("b"), delta("a", "better"));
    expect(sentences.map(({ text }) => text)).toEqual(["better", "b"]);
  });

  it("removes the sentences that a retract names, and only those", () => {
    const { sentences } = fold(delta("a"), delta("b"), { type: "retract", ids: ["a", "zzz"] });
    expect(sentences.map(({ id }) => id)).toEqual(["b"]);
  });

  it("shows each citation and each card once", () => {
    const answer = fold(
      { type: "citation", citation },
      { type: "citation", citation },
      { type: "card", card },
      { type: "card", card },
    );
    expect(answer.citations).toEqual([citation]);
    expect(answer.cards).toEqual([card]);
  });

  it("skips events of types that it does not know", () => {
    expect(fold({ type: "hologram", delta: "x" }, { type: "started" })).toEqual(createAnswer());
  });

  it.each([
    { type: "delta" },
    { type: "delta", id: "x", text: { html: "<b>" } },
    { type: "citation" },
    { type: "card", card: null },
    { type: "retract" },
  ])("takes no harm from %j", (event) => {
    expect(fold(delta("a"), event).sentences).toHaveLength(1);
  });

  it("keeps how the turn ended", () => {
    const done = { type: "done", outcome: "unknown", offerContact: true, suggestions: ["Why?"] };
    expect(fold({ type: "status", stage: "writing" }, done)).toMatchObject({ stage: "writing", done });
  });
});
