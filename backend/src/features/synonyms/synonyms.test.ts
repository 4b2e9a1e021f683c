import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAnswer } from "#features/chat";
import { searchKnowledge } from "#features/retrieval";
import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { indexShop, type ShopDocument } from "#test/indexed-shop";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { createSynonym, deleteSynonym, listSynonyms, refuseSynonym, updateSynonym } from "./manage-synonyms.ts";
import { suggestSynonyms } from "./suggest-synonyms.ts";
import { swappedWords } from "./swapped-words.ts";

const SHOP: ShopDocument[] = [
  {
    title: "Brook insulated flask",
    kind: "product",
    body: "Keeps tea hot for twelve hours.",
    offers: [{ priceMinor: 2_900 }],
  },
  { title: "Steel mug", kind: "product", body: "A mug for coffee.", offers: [{ priceMinor: 900 }] },
  { title: "Wool blanket", kind: "product", body: "A warm blanket.", offers: [{ priceMinor: 8_900 }] },
  { title: "Rain poncho", kind: "product", body: "Packs small.", offers: [{ priceMinor: 3_900 }] },
];

let test: TestPlatform;
let ctx: TenantContext;
beforeAll(async () => {
  test = await openTestPlatform();
  ctx = await test.createTenant();
  await indexShop(ctx, SHOP);
});
afterAll(() => test.close());

const titles = async (query: string, as = ctx) =>
  (await searchKnowledge(as, { query, language: "en" })).hits.map(({ document }) => document.title);
const thermos = { language: null, words: ["zisterne", "Insulated flask"], origin: "typed" as const };

describe("[E2] a merchant's own synonyms", () => {
  it("are looked for with the next question, and no more once they are deleted", async () => {
    expect(await titles("zisterne")).toEqual([]);
    const made = await createSynonym(ctx, thermos);
    expect(await titles("zisterne")).toEqual(["Brook insulated flask"]);
    expect((await listSynonyms(ctx)).synonyms).toMatchObject([{ words: ["zisterne", "Insulated flask"] }]);
    await updateSynonym(ctx, { id: made.id, language: null, words: ["zisterne", "blanket"] });
    expect(await titles("zisterne")).toEqual(["Wool blanket"]);
    await deleteSynonym(ctx, made.id);
    expect(await titles("zisterne")).toEqual([]);
    await expect(deleteSynonym(ctx, made.id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("hold in their language alone, and in their shop alone", async () => {
    const other = await test.createTenant("Other");
    await indexShop(other, SHOP);
    const made = await createSynonym(ctx, { ...thermos, language: "de" });
    expect(await titles("zisterne")).toEqual([]);
    await updateSynonym(ctx, { id: made.id, language: "en", words: thermos.words });
    expect(await titles("zisterne")).toEqual(["Brook insulated flask"]);
    expect(await titles("zisterne", other)).toEqual([]);
    await deleteSynonym(ctx, made.id);
  });

  it("are understood by an answer without a model, which says what it looked for", async () => {
    const ask = () =>
      createAnswer(ctx, { question: "Do you sell a zisterne?", conversationId: null, language: "en", pageUrl: null });
    expect(await ask()).toMatchObject({ outcome: "unknown" });
    const made = await createSynonym(ctx, thermos);
    const answer = await ask();
    expect(answer).toMatchObject({ outcome: "answered", citations: [{ title: "Brook insulated flask" }] });
    expect(answer.answer).toContain("Insulated flask");
    await deleteSynonym(ctx, made.id);
  });

  it("are limited in number", async () => {
    const { owner } = test.database;
    const full = await test.createTenant("Full");
    await sql`insert into synonyms (tenant_id, id, words, state, origin)
      select ${full.tenantId}, gen_random_uuid(), array['one', 'two' || n], 'used', 'typed'
      from generate_series(1, 300) n`.execute(owner);
    await expect(createSynonym(full, thermos)).rejects.toMatchObject({ code: "too_many_synonyms" });
  });
});

/** Two turns of one conversation: asked in vain, and again in other words. */
async function askAgain(first: string, second: string, outcome = "answered"): Promise<void> {
  const conversation = newId();
  await tenantTransaction(ctx, async (tx) => {
    await sql`insert into conversations (tenant_id, id, channel, agent_id, language)
      select ${ctx.tenantId}, ${conversation}, 'api', id, 'en' from agents where tenant_id = ${ctx.tenantId}`.execute(
      tx,
    );
    const turns = [
      { question: first, outcome: "unknown" },
      { question: second, outcome },
    ];
    for (const [position, turn] of turns.entries())
      await sql`insert into turns (tenant_id, id, conversation_id, position, question, state, outcome)
        values (${ctx.tenantId}, ${newId()}, ${conversation}, ${position + 100}, ${turn.question}, 'done', ${turn.outcome})`.execute(
        tx,
      );
  });
}

describe("[E2] learned suggestions", () => {
  it("are words that the shop does not have, given up for ones that it has, in two conversations", async () => {
    await askAgain("Have you got a kanister for tea?", "Have you got a flask for tea?");
    expect((await suggestSynonyms(ctx)).suggestions).toEqual([]);
    await askAgain("kanister", "flask");
    const { suggestions } = await suggestSynonyms(ctx);
    expect(suggestions).toMatchObject([{ words: ["kanister", "flask"], source: "questions", times: 2 }]);
  });

  it("come not from words that the shop has, from second tries in vain, or from other questions", async () => {
    for (let round = 0; round < 2; round += 1) {
      await askAgain("Is the blanket warm?", "Is the mug warm?");
      await askAgain("A zelt please", "A poncho please", "unknown");
      await askAgain("What is the meaning of life?", "Do you sell a poncho?");
    }
    const words = (await suggestSynonyms(ctx)).suggestions.map((one) => one.words);
    expect(words).toEqual([["kanister", "flask"]]);
  });

  it("come from typed answers that have other wordings", async () => {
    await sql`insert into typed_answers (tenant_id, id, question, alternatives, answer)
      values (${ctx.tenantId}, ${newId()}, 'Do you gift-wrap a poncho?', array['Do you gift-wrap a regencape?'], 'Yes.')`.execute(
      test.database.owner,
    );
    const { suggestions } = await suggestSynonyms(ctx);
    expect(suggestions).toContainEqual(
      expect.objectContaining({ words: ["regencape", "poncho"], source: "typed_answers", times: 1 }),
    );
  });

  it("do not come again once they were accepted or refused", async () => {
    await refuseSynonym(ctx, { language: null, words: ["kanister", "flask"] });
    await createSynonym(ctx, { language: null, words: ["regencape", "poncho"], origin: "learned" });
    expect((await suggestSynonyms(ctx)).suggestions).toEqual([]);
    expect(await titles("kanister")).toEqual([]);
    expect(await titles("regencape")).toEqual(["Rain poncho"]);
  });
});

describe("words that were swapped", () => {
  it("are one plain word for one or two neighbours, and nothing else", () => {
    expect(swappedWords("a thermos for tea", "an insulated flask for tea", "en")).toEqual([
      "thermos",
      "insulated flask",
    ]);
    expect(swappedWords("flasks for tea", "a flask for tea", "en")).toBeNull();
    expect(swappedWords("tea 500", "tea flask", "en")).toBeNull();
    expect(swappedWords("thermos tea", "insulated tea flask", "en")).toBeNull();
    expect(swappedWords("green thermos", "blue flask", "en")).toBeNull();
  });
});
