import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cacheCounters, foldIndex, getRetrievalSettings, setRetrievalSettings } from "#features/retrieval";
import type { FakeRequest } from "#test/fake-model-server";
import { ask, page } from "./test-shop.ts";
import { openModelShop, sourceNumber, type ModelShop } from "./test-models.ts";

const RETURNS = "How long do I have to return an item?";
const PRICE = "What does the Tarn 1 Tent cost?";

let open: ModelShop;
beforeAll(async () => {
  open = await openModelShop("openai:one");
  const { owner: tenant, test } = open.shop;
  await sql`insert into agent_versions (tenant_id, agent_id, version, content)
    select tenant_id, id, 1, draft from agents where tenant_id = ${tenant.tenantId}`.execute(test.database.owner);
  await sql`update agents set published_version = 1 where tenant_id = ${tenant.tenantId}`.execute(test.database.owner);
});
afterAll(() => open.close());
beforeEach(async () => {
  await setRetrievalSettings(open.shop.owner, { similarityWeight: 0.4, rerank: false, answerCache: true });
  open.models.requests.length = 0;
  open.models.reply(answer);
});

/** Answers from the sources that it is given, a price as a slot. */
function answer({ prompt }: FakeRequest) {
  const text = prompt.includes("Tarn 1 Tent cost")
    ? `It costs {{price:${sourceNumber(prompt, "packs as small")}}} [${sourceNumber(prompt, "packs as small")}].`
    : `You can return any item within ${/within (\d+) days of delivery/.exec(prompt)?.[1] ?? "0"} days of delivery [${sourceNumber(prompt, "days of delivery")}].`;
  return { kind: "text" as const, text };
}

const askShop = (question: string) => ask(open.shop.visitor(), { question });
const figures = async () => {
  const { rows } = await sql<{ hits: number; misses: number; saved: number }>`select hits, misses,
    saved_micros::float8 as saved from cache_statistics where tenant_id = ${open.shop.owner.tenantId} and kind = 'answers'`.execute(
    open.shop.test.database.owner,
  );
  return rows[0] ?? { hits: 0, misses: 0, saved: 0 };
};

describe("[S-4] answers that are said again", () => {
  it("are off until the merchant wants them", async () => {
    const fresh = await open.shop.test.createTenant("Fresh");
    expect((await getRetrievalSettings(fresh)).answerCache).toBe(false);
    await setRetrievalSettings(open.shop.owner, { similarityWeight: 0.4, rerank: false, answerCache: false });
    await askShop(RETURNS);
    await askShop(RETURNS);
    expect(open.models.requests).toHaveLength(2);
    expect(await figures()).toMatchObject({ hits: 0, misses: 0 });
  });

  it("cost nothing the second time, in other words of the same meaning too, and are counted", async () => {
    const first = await askShop(RETURNS);
    const second = await askShop("how long do i have, to return an ITEM");
    expect(second.text).toBe(first.text);
    expect(second.citedTitles).toEqual(first.citedTitles);
    expect(open.models.requests).toHaveLength(1);
    expect(await figures()).toEqual({ hits: 1, misses: 1, saved: 180 });
    expect(cacheCounters(open.shop.test.platform).answers).toEqual({ hits: 1, misses: 1, savedMicros: 180 });
  });

  it("have the price of the moment, whatever it was when they were made", async () => {
    expect((await askShop(PRICE)).text).toContain("€189.50");
    expect((await askShop(PRICE)).text).toContain("€189.50");
    expect(open.models.requests).toHaveLength(1);
    await sql`update offers set price_minor = 20950 where tenant_id = ${open.shop.owner.tenantId} and external_id = 'tarn-1'`.execute(
      open.shop.test.database.owner,
    );
    expect((await askShop(PRICE)).text).toContain("€209.50");
    expect((await askShop(PRICE)).text).not.toContain("189");
  });

  it("go with the page that they were made from, and no others with them", async () => {
    await askShop(RETURNS);
    await askShop(PRICE);
    open.models.requests.length = 0;
    await open.shop.push([
      page({
        slug: "returns",
        title: "Returns and refunds",
        html: ["<p>You can return any item within 45 days of delivery. We refund the full amount.</p>"],
      }),
    ]);
    await foldIndex(open.shop.owner, new AbortController().signal);
    expect((await askShop(RETURNS)).text).toContain("45 days");
    expect(open.models.requests).toHaveLength(1);
    await askShop(PRICE);
    expect(open.models.requests).toHaveLength(1);
  });

  it("are not found by a question of another meaning, from another conversation's middle, or with an address", async () => {
    await askShop(RETURNS);
    open.models.requests.length = 0;
    await askShop("How long do I not have to return an item?");
    expect(open.models.requests).toHaveLength(1);
    const visitor = open.shop.visitor();
    const first = await ask(visitor, { question: "Where is your shop?" });
    open.models.requests.length = 0;
    await ask(visitor, { question: RETURNS, conversationId: first.conversationId });
    expect(open.models.requests.length).toBeGreaterThan(0);
    open.models.requests.length = 0;
    for (let round = 0; round < 2; round += 1) await askShop(`${RETURNS} I am anna@mail.example`);
    expect(open.models.requests).toHaveLength(2);
  });

  it("are made anew when a sentence does not hold any more", async () => {
    await sql`update answer_cache set sentences = replace(sentences::text, '45', '99')::jsonb`.execute(
      open.shop.test.database.owner,
    );
    expect((await askShop(RETURNS)).text).toContain("45 days");
  });
});
