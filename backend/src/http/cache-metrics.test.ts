import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countCacheUse, setRetrievalSettings } from "#features/retrieval";
import { actAs } from "#test/test-platform";
import { call, openTestServer, type TestServer } from "#test/test-server";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

describe("[S-4] what caches save", () => {
  it("is told to the merchant by storefront, and to the operator for all together", async () => {
    const [shop, other] = [await server.createStorefront("One"), await server.createStorefront("Two")];
    const owner = actAs(server.test.platform, shop.tenantId, { kind: "operator" });
    await setRetrievalSettings(owner, { similarityWeight: 0.2, rerank: true, answerCache: true });
    for (const hit of [true, true, false])
      await countCacheUse(owner, { kind: "answers", hit, savedMicros: hit ? 2_500 : 0 });
    const read = async (as: string) => (await call(`${server.url}/v1/cache-statistics`, { as })).body;
    const none = { hits: 0, misses: 0, savedMicros: 0 };
    expect(await read(shop.apiKey)).toEqual({
      answers: { hits: 2, misses: 1, savedMicros: 5_000 },
      questionEmbeddings: none,
    });
    expect(await read(other.apiKey)).toEqual({ answers: none, questionEmbeddings: none });
    const { text } = await call(`${server.url}/metrics`);
    expect(text).toContain('netvexa_cache_lookups_total{cache="answers",result="hit"} 2');
    expect(text).toContain('netvexa_cache_saved_dollars_total{cache="answers"} 0.005');
    expect((await call(`${server.url}/v1/retrieval-settings`, { as: shop.apiKey })).body).toMatchObject({
      rerank: true,
    });
    expect((await call(`${server.url}/v1/retrieval-settings`, { as: other.apiKey })).body).toEqual({
      similarityWeight: 0.4,
      rerank: false,
      answerCache: false,
    });
  });
});
