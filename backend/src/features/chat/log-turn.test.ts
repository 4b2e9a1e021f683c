import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { searchLogs } from "#features/logs";
import { traceIdOf } from "#features/traces";
import { ask, openTestShop, type TestShop } from "./test-shop.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());

/** The visitor sees the answer first. */
const recordOf = async (conversationId: string) => {
  const q = `log:conversations conv:${conversationId}`;
  await expect.poll(() => find(q)).toHaveLength(1);
  return (await find(q))[0];
};
const find = async (q: string) => (await searchLogs(shop.owner, { q, order: "desc", limit: 50 })).records;

describe("[G6] a storefront's log of its conversations", () => {
  it("holds one record for each turn: how it went, its trace and conversation, no word of what was said", async () => {
    const question = "How long do I have to return an item?";
    const turn = await ask(shop.visitor(), { question });
    const record = await recordOf(turn.conversationId);
    expect(record).toMatchObject({
      level: "info",
      source: "netvexa",
      traceId: traceIdOf(turn.turnId),
      fields: { "turn.id": turn.turnId, outcome: "answered", language: "en" },
    });
    expect(JSON.stringify(record)).not.toContain("return an item");
  });

  it("finds what could not be answered by its level", async () => {
    const turn = await ask(shop.visitor(), { question: "Who won the chess championship of 1972?" });
    await recordOf(turn.conversationId);
    expect((await find("log:conversations level>=warn")).map(({ conversationId }) => conversationId)).toEqual([
      turn.conversationId,
    ]);
  });

  it("forgets a visitor's turns with the visitor", async () => {
    const visitor = shop.visitor();
    const turn = await ask(visitor, { question: "Do you ship to France?" });
    await recordOf(turn.conversationId);
    if (visitor.actor.kind !== "visitor") throw new Error("The shop gave no visitor.");
    await shop.owner.platform.logs.forgetVisitor(shop.owner, visitor.actor.visitorId);
    expect(await find(`log:conversations conv:${turn.conversationId}`)).toEqual([]);
  });
});
