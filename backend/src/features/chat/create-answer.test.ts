import { createAnswerRoute } from "@netvexa/contract";
import type { Delta, TurnEvent } from "@netvexa/contract/wire";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAnswer, toText } from "./create-answer.ts";
import { getConversation, getLatestConversation } from "./read-conversations.ts";
import { ask, openTestShop, type TestShop } from "./test-shop.ts";

const request = (question: string) => ({ question, conversationId: null, language: null, pageUrl: null });

describe("[E1] an answer for a merchant's own software", () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop();
  });
  afterAll(() => shop.close());

  it("is whole: text, sentences with their citations, cards with live prices, receipt", async () => {
    const answer = await createAnswer(shop.owner, request("How much is the Fjord 3 Tent?"));
    expect(createAnswerRoute.response.schema.parse(answer)).toEqual(answer);
    expect(answer.answer).toContain("€399.00");
    expect(answer.cards.map(({ title, price, compareAtPrice }) => [title, price, compareAtPrice])).toEqual([
      ["Fjord 3 Tent", "€399.00", "€449.00"],
    ]);
    expect(answer.sentences[0]?.citations).toEqual([1]);
    expect(answer.citations.map(({ title }) => title)).toEqual(["Fjord 3 Tent"]);
    expect(answer.receipt.offers.some(({ priceMinor }) => priceMinor === 39_900)).toBe(true);
  });

  it("goes on with its conversation, which is the merchant's and no visitor's", async () => {
    const first = await createAnswer(shop.owner, request("How much is the Fjord 2 Tent?"));
    const second = await createAnswer(shop.owner, {
      ...request("Is it available in red?"),
      conversationId: first.conversationId,
    });
    expect(second.conversationId).toBe(first.conversationId);
    expect(second.answer).toContain("out of stock");
    expect((await getConversation(shop.owner, first.conversationId)).channel).toBe("api");
    const visitor = shop.visitor();
    expect(await getLatestConversation(visitor)).toEqual({ conversation: null });
    const intrude = ask(visitor, { question: "hi", conversationId: first.conversationId });
    await expect(intrude).rejects.toMatchObject({ code: "not_found" });
    const visitors = await ask(visitor, { question: "When are you open?" });
    const takeOver = createAnswer(shop.owner, { ...request("hi"), conversationId: visitors.conversationId });
    await expect(takeOver).rejects.toMatchObject({ code: "not_found" });
  });

  it("speaks the language asked for where the question does not tell", async () => {
    const answer = await createAnswer(shop.owner, { ...request("Tarn 1 Tent"), language: "de-AT" });
    expect(answer.receipt.language).toBe("de");
    expect(answer.cards[0]?.price).toContain("189,50");
  });

  it("rests on one page alone, or does without documents, where that is asked for", async () => {
    const question = "What does shipping cost within Germany?";
    const whole = await createAnswer(shop.owner, request(question));
    expect(whole.outcome).toBe("answered");
    const pageUrl = whole.citations[0]?.url?.split("#")[0] ?? "";
    const elsewhere = `${pageUrl.slice(0, pageUrl.lastIndexOf("/"))}/warranty`;
    const other = await createAnswer(shop.owner, { ...request(question), pageUrl: elsewhere, onlyPage: true });
    expect(other.outcome).toBe("unknown");
    const without = await createAnswer(shop.owner, { ...request(question), exclude: ["shipping"] });
    expect(without.citations.map(({ url }) => url?.split("#")[0])).not.toContain(pageUrl);
  });

  it("sets paragraphs apart and lists items", () => {
    const delta = (id: string, text: string, block: Delta["block"]): TurnEvent => ({
      type: "delta",
      id,
      text,
      block,
      citations: [],
    });
    const paragraph = (index: number) => ({ index, kind: "paragraph" }) as const;
    const item = (index: number) => ({ index, kind: "item" }) as const;
    const events: TurnEvent[] = [
      delta("a", "One.", paragraph(0)),
      delta("b", "Two.", paragraph(0)),
      delta("c", "First", item(1)),
      delta("d", "Second", item(2)),
      delta("e", "Wrong.", paragraph(3)),
      { type: "retract", ids: ["e"] },
      delta("f", "End.", paragraph(4)),
    ];
    expect(toText(events)).toBe("One. Two.\n\n- First\n- Second\n\nEnd.");
  });
});
