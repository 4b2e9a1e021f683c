import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeDraft, createAgent, publishAgent, readAgent } from "#features/agents";
import type { AgentContent } from "@netvexa/contract";
import { actAs } from "#test/test-platform";
import { newId } from "#platform/ids";
import { getConversation, listConversations } from "./read-conversations.ts";
import { ask, openTestShop, type TestShop } from "./test-shop.ts";
import { touchesTopic } from "./touches-topic.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());

/** A published agent with these settings; its id. */
async function publish(name: string, change: Partial<AgentContent>): Promise<string> {
  const { owner } = shop;
  const { id, revision, draft } = await createAgent(owner, { name, template: "blank", language: "en" });
  await changeDraft(owner, { agentId: id, revision, content: { ...draft, ...change } });
  await publishAgent(owner, {
    agentId: id,
    revision: (await readAgent(owner, id)).revision,
    note: null,
    overrideReason: null,
  });
  return id;
}

async function receiptOf(conversationId: string) {
  return (await getConversation(shop.owner, conversationId)).turns.at(-1)?.receipt;
}

describe("[E3] a turn", () => {
  it("is answered by the published version, and its receipt names it", async () => {
    const agentId = await publish("Pat", {});
    const turn = await ask(shop.visitor(), { question: "When are you open?", agentId });
    expect((await receiptOf(turn.conversationId))?.agent).toEqual({ id: agentId, name: "Pat", version: 1 });
    const { revision, draft } = await readAgent(shop.owner, agentId);
    await changeDraft(shop.owner, { agentId, revision, content: { ...draft, name: "Draft Pat" } });
    const next = await ask(shop.visitor(), { question: "Who are you?", agentId });
    expect(next.text).toContain("I am Pat");
  });

  it("stays with the agent that its conversation began with", async () => {
    const agentId = await publish("Stayer", {});
    const visitor = shop.visitor();
    const first = await ask(visitor, { question: "Who are you?", agentId });
    const second = await ask(visitor, { question: "Who are you?", conversationId: first.conversationId });
    expect(second.text).toContain("I am Stayer");
  });

  it("is refused for a topic that is never discussed, without any model", async () => {
    const agentId = await publish("Careful", { rules: ["warranty"] });
    const question = "How long is the warranty on tents?";
    const refused = await ask(shop.visitor(), { question, agentId });
    expect(refused.text).toContain("cannot talk about");
    expect(refused.citedTitles).toEqual([]);
    const others = await ask(shop.visitor(), { question });
    expect(others.text).toContain("3-year");
  });

  it("is answered in the agent's languages alone", async () => {
    const agentId = await publish("English", { languages: ["en"] });
    const turn = await ask(shop.visitor(), { question: "Wer bist du?", agentId });
    expect(turn.text).toContain("I am English");
  });

  it("rests on the agent's own sources and kinds of knowledge alone", async () => {
    const scope = { sourceIds: [shop.sourceId], kinds: ["page" as const] };
    const pages = await publish("Pages", { scope });
    const priced = await ask(shop.visitor(), { question: "How much is the Fjord 3 Tent?", agentId: pages });
    expect(priced.cards).toEqual([]);
    expect(priced.text).not.toContain("399");
    const stranger = await publish("Empty", { scope: { sourceIds: [newId()], kinds: null } });
    const nothing = await ask(shop.visitor(), {
      question: "What does shipping cost within Germany?",
      agentId: stranger,
    });
    expect(nothing.outcome).toBe("unknown");
  });

  it("under the key that shows drafts is answered by the draft, and stands in no list", async () => {
    const { owner, test } = shop;
    const { id } = await createAgent(owner, { name: "Sketch", template: "blank", language: "en" });
    const actor = { kind: "visitor", visitorId: newId(), origin: "https://shop.example", preview: true } as const;
    const turn = await ask(actAs(test.platform, owner.tenantId, actor), { question: "Who are you?", agentId: id });
    expect(turn.text).toContain("I am Sketch");
    expect((await receiptOf(turn.conversationId))?.agent?.version).toBeNull();
    const { conversations } = await listConversations(owner, { limit: 100 });
    expect(conversations.some((conversation) => conversation.id === turn.conversationId)).toBe(false);
    const { rows } = await sql`select 1 from leads where conversation_id = ${turn.conversationId}`.execute(
      test.database.owner,
    );
    expect(rows).toEqual([]);
  });
});

describe("[E3] a topic", () => {
  it("is touched where all of its words are asked about, in any form", () => {
    expect(touchesTopic("Can you give me legal advice?", ["legal advice"], "en")).toBe(true);
    expect(touchesTopic("Is it legal?", ["legal advice"], "en")).toBe(false);
    expect(touchesTopic("Welche Rabatte geben Sie?", ["Rabatt"], "de")).toBe(true);
    expect(touchesTopic("Anything", ["the"], "en")).toBe(false);
  });
});
