import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { eraseVisitorData } from "#features/retention";
import { createMemoryStore } from "#platform/memory-store";
import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { createStoredMemory, noMemory, type ConversationMemory, type KeptThread } from "./conversation-memory.ts";
import { readThread, recallThread } from "./remember-thread.ts";
import { emptySummary, foldTurn } from "./thread-summary.ts";
import { ask, openTestShop, type TestShop } from "./test-shop.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());

const thread: KeptThread = {
  position: 3,
  turns: [{ question: "A tent?", answer: "Yes.", products: [4], documents: [] }],
  summary: null,
};

/** What every adapter must do; one that keeps nothing may forget everything at once. */
function battery(name: string, open: () => ConversationMemory, keeps: boolean) {
  describe(`[E4] the ${name} conversation memory`, () => {
    let memory: ConversationMemory;
    beforeEach(() => {
      memory = open();
    });

    it("gives back what it kept or nothing, and nothing after it forgot", async () => {
      const [id, other] = [newId(), newId()];
      expect(await memory.read(shop.owner, id)).toBeNull();
      await memory.keep(shop.owner, id, thread);
      expect(await memory.read(shop.owner, id)).toEqual(keeps ? thread : null);
      expect(await memory.read(shop.owner, other)).toBeNull();
      await memory.forget(shop.owner, [id, other]);
      expect(await memory.read(shop.owner, id)).toBeNull();
    });

    it("never gives one tenant's thread to another", async () => {
      const id = newId();
      await memory.keep(shop.owner, id, thread);
      expect(await memory.read(await shop.test.createTenant("Other"), id)).toBeNull();
    });
  });
}
battery("stored", () => createStoredMemory(shop.test.platform.ephemeral), true);
battery("absent", () => noMemory, false);

describe("[E4] a stored memory that fails", () => {
  it("is as good as none, and holds nobody up", async () => {
    const store = createMemoryStore();
    const refuse = () => Promise.reject(new Error("gone"));
    const memory = createStoredMemory({ ...store, get: refuse, set: refuse });
    await memory.keep(shop.owner, newId(), thread);
    expect(await memory.read(shop.owner, newId())).toBeNull();
    const garbled = createStoredMemory({ ...store, get: () => Promise.resolve('{"position":"x"}') });
    expect(await garbled.read(shop.owner, newId())).toBeNull();
  });
});

async function converse(visitor: TenantContext, ...questions: string[]) {
  let conversationId: string | null = null;
  for (const question of questions) ({ conversationId } = await ask(visitor, { question, conversationId }));
  return conversationId ?? "";
}

const read = (ctx: TenantContext, id: string, copy: KeptThread | null = null) =>
  tenantTransaction(ctx, (tx) => readThread(tx, ctx, { id, isNew: false, copy }));
const MANY = ["Fjord 2 Tent", ...Array.from({ length: 8 }, (_, index) => `Do you sell thing number ${index}?`)];

describe("[E4] what is remembered of a conversation", () => {
  it("is the same with the copy, without it, and with one that is behind", async () => {
    const visitor = shop.visitor();
    const id = await converse(visitor, "How much is the Fjord 2 Tent?", "And in red?");
    const stored = await read(visitor, id);
    expect(stored.turns.map(({ question }) => question)).toEqual(["How much is the Fjord 2 Tent?", "And in red?"]);
    const copy = await recallThread(visitor, id);
    if (shop.test.platform.database.mode === "server") expect(copy?.turns).toEqual(stored.turns);
    const behind = { position: 1, turns: [], summary: null };
    expect(await read(visitor, id, behind)).toEqual(stored);
  });

  it("keeps of a long thread the latest turns in words and the rest in short, within limits", async () => {
    const visitor = shop.visitor();
    const id = await converse(visitor, ...MANY);
    const { turns, summary } = await read(visitor, id);
    expect(turns).toHaveLength(6);
    expect(summary).toMatchObject({ turns: 3, topics: MANY.slice(0, 3) });
    expect(summary?.products.length).toBeGreaterThan(0);
    const copy = await recallThread(visitor, id);
    if (shop.test.platform.database.mode === "server") expect(copy?.summary).toEqual(summary);
    const turn = { question: "x".repeat(500), answer: "", products: [1, 2], documents: [] };
    let folded = emptySummary;
    for (let count = 0; count < 50; count += 1)
      folded = foldTurn(folded, { ...turn, question: `${count} ${turn.question}`, products: [count] });
    expect([folded.turns, folded.topics.length, folded.products.length, folded.topics[0]?.length]).toEqual([
      50, 12, 12, 120,
    ]);
  });

  it("goes with the conversation, copy and all", async () => {
    const visitor = shop.visitor();
    const id = await converse(visitor, ...MANY);
    await eraseVisitorData(visitor, visitor.actor.kind === "visitor" ? visitor.actor.visitorId : "");
    expect(await recallThread(visitor, id)).toBeNull();
    const { rows } = await sql`select 1 from conversation_memories where conversation_id = ${id}`.execute(
      shop.test.database.owner,
    );
    expect(rows).toEqual([]);
  });
});

describe("[E4] what is remembered from one visit to the next", () => {
  const consent = ({ tenantId, actor }: TenantContext, conversationId: string, granted: boolean) =>
    sql`insert into leads (tenant_id, id, subject, conversation_id, consent_at, first_seen_at, last_seen_at)
      values (${tenantId}, ${newId()}, ${actor.kind === "visitor" ? actor.visitorId : null}, ${conversationId},
        ${granted ? new Date() : null}, now(), now())
      on conflict (tenant_id, subject) do update set consent_at = excluded.consent_at`.execute(
      shop.test.database.owner,
    );

  it("is nothing without consent, the last conversation with it, and nothing again once it was taken back", async () => {
    const visitor = shop.visitor();
    const id = await converse(visitor, "How much is the Fjord 2 Tent?");
    expect((await ask(visitor, { question: "Is it in stock?" })).text).not.toContain("Fjord 2");
    await consent(visitor, id, true);
    await sql`update conversations set updated_at = now() + interval '1 minute' where id = ${id}`.execute(
      shop.test.database.owner,
    );
    expect((await ask(visitor, { question: "Is it in stock?" })).text).toContain("Fjord 2");
    expect((await ask(shop.visitor(), { question: "Is it in stock?" })).text).not.toContain("Fjord 2");
    await consent(visitor, id, false);
    expect((await ask(visitor, { question: "Is it in stock?" })).text).not.toContain("Fjord 2");
  });
});
