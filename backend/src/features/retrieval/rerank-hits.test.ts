import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readEnv } from "#platform/env";
import { createReranker, RerankError } from "#platform/reranker";
import type { TenantContext } from "#platform/tenant-context";
import { startFakeRerankServer, type FakeRerankServer } from "#test/fake-rerank-server";
import { indexShop } from "#test/indexed-shop";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { setRetrievalSettings } from "./retrieval-settings.ts";
import { searchKnowledge } from "./search-knowledge.ts";

const SHOP = ["Alpha", "Beta", "Gamma", "Delta"].map((name) => ({
  title: `${name} lantern`,
  body: name === "Alpha" ? "A lantern, a lantern, a lantern." : `The ${name} lantern.`,
}));
const on = { similarityWeight: 0.4, rerank: true, answerCache: false };

let server: FakeRerankServer;
let test: TestPlatform;
let ctx: TenantContext;
beforeAll(async () => {
  server = await startFakeRerankServer();
  const env = readEnv({
    NETVEXA_LOG_LEVEL: "silent",
    NETVEXA_RERANK: "cohere:rerank-one",
    RERANK_API_KEY: "not-a-real-key",
    RERANK_BASE_URL: server.url,
  });
  test = await openTestPlatform({ env });
});
afterAll(async () => {
  await test.close();
  await server.close();
});
beforeEach(async () => {
  ctx = await test.createTenant();
  await indexShop(ctx, SHOP);
  server.requests.length = 0;
  server.behave({ favourite: "Gamma" });
});

const titles = async (limit?: number) =>
  (await searchKnowledge(ctx, { query: "lantern", language: "en", ...(limit && { limit }) })).hits.map(
    ({ document }) => document.title,
  );

describe("[E2] a reranker", () => {
  it("orders what was found where the tenant wants it, and is left alone where it does not", async () => {
    expect((await titles())[0]).toBe("Alpha lantern");
    expect(server.requests).toEqual([]);
    await setRetrievalSettings(ctx, on);
    expect((await titles())[0]).toBe("Gamma lantern");
    expect(server.requests[0]?.headers["authorization"]).toBe("Bearer not-a-real-key");
    expect(server.requests[0]?.body).toMatchObject({ model: "rerank-one", query: "lantern", top_n: 4 });
  });

  it("looks deeper than what was asked for, and keeps scores in order", async () => {
    await setRetrievalSettings(ctx, on);
    const { hits } = await searchKnowledge(ctx, { query: "lantern", language: "en", limit: 1 });
    expect(hits.map(({ document }) => document.title)).toEqual(["Gamma lantern"]);
    const all = (await searchKnowledge(ctx, { query: "lantern", language: "en" })).hits.map(({ score }) => score);
    expect(all).toEqual(all.toSorted((one, other) => other - one));
  });

  it.each([[{ status: 500 }], [{ status: 429 }], ["short" as const], ["nonsense" as const], ["stall" as const]])(
    "that fails (%s) leaves the order as it was, and is not asked again for a while",
    async (how) => {
      await setRetrievalSettings(ctx, on);
      server.behave(how);
      expect((await titles())[0]).toBe("Alpha lantern");
      expect((await titles())[0]).toBe("Alpha lantern");
      expect(server.requests).toHaveLength(1);
    },
  );

  it("is spoken to in the shape of each provider", async () => {
    for (const name of ["cohere:a", "jina:b", "tei:c"]) {
      const reranker = createReranker({ rerank: { name, apiKey: null, baseUrl: server.url } });
      expect(await reranker?.rerank("q", ["one", "Gamma", "two"], { timeoutMs: 1_000 }), name).toEqual([0.1, 0.9, 0.1]);
    }
    expect(createReranker({ rerank: null })).toBeNull();
    server.behave({ status: 401 });
    const reranker = createReranker({ rerank: { name: "tei:c", apiKey: null, baseUrl: server.url } });
    await expect(reranker?.rerank("q", ["one"], { timeoutMs: 1_000 })).rejects.toBeInstanceOf(RerankError);
  });
});
