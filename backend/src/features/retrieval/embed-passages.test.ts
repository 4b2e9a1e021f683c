import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readEnv, type Env } from "#platform/env";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { startFakeEmbeddingServer, type FakeEmbeddingServer } from "#test/fake-embedding-server";
import { indexShop, removeFromShop, type ShopDocument } from "#test/indexed-shop";
import { actAs, openTestPlatform, type TestPlatform } from "#test/test-platform";
import { embedPassages } from "./embed-passages.ts";
import { readSpaces } from "./embedding-queries.ts";
import { searchKnowledge } from "./search-knowledge.ts";

const SHOP: ShopDocument[] = [
  { title: "Sofa Malmo", body: "Seats three people, grey fabric." },
  { title: "Desk Lamp", body: "Bright light for reading." },
  { title: "Garden chair", body: "Weatherproof, folds flat." },
  { title: "Coffee table", body: "Oak, 90 cm wide." },
];
const FAST = { backoffMs: 1 };

let test: TestPlatform;
let server: FakeEmbeddingServer;
beforeAll(async () => {
  server = await startFakeEmbeddingServer(512, [["sofa", "divan", "settee"]]);
  test = await openTestPlatform();
});
afterAll(async () => {
  await test.close();
  await server.close();
});
beforeEach(() => {
  server.requests.length = 0;
  server.reply(() => ({ kind: "vectors" }));
});

function withModels(names: string[]): Env {
  const providers =
    names.length > 0 ? { NETVEXA_EMBEDDINGS: names.join(","), OPENAI_BASE_URL: server.urls.openai } : {};
  return readEnv({ NETVEXA_LOG_LEVEL: "silent", OLLAMA_BASE_URL: server.urls.ollama, ...providers });
}

/** The same tenant on an installation with other models configured. */
function configured(ctx: TenantContext, names: string[]): TenantContext {
  return actAs({ ...test.platform, env: withModels(names) }, ctx.tenantId, ctx.actor);
}

async function createShop(names: string[]): Promise<TenantContext> {
  const ctx = configured(await test.createTenant(), names);
  await indexShop(ctx, SHOP);
  return ctx;
}

async function statesOf(ctx: TenantContext): Promise<string[]> {
  const spaces = await tenantTransaction(ctx, (transaction) => readSpaces(ctx, transaction));
  return spaces.map(({ model, state }) => `${model} ${state}`);
}

async function titles(ctx: TenantContext, query: string): Promise<string[]> {
  return (await searchKnowledge(ctx, { query })).hits.map((hit) => hit.document.title);
}

describe("[E2] with an embedding provider", () => {
  it("finds by meaning what shares no word with the question", async () => {
    const ctx = await createShop(["openai:words"]);
    expect(await titles(ctx, "divan")).toEqual([]);
    await embedPassages(ctx, FAST);
    expect((await titles(ctx, "divan"))[0]).toBe("Sofa Malmo");
  });

  it("keeps what matches by its words first", async () => {
    const ctx = await createShop(["openai:words"]);
    await embedPassages(ctx, FAST);
    const { hits, evidence } = await searchKnowledge(ctx, { query: "desk lamp", explain: true });
    expect(hits[0]?.document.title).toBe("Desk Lamp");
    expect(hits[0]?.explanation?.similarity).toBeGreaterThan(0.4);
    expect(evidence.similarity).toBeGreaterThan(0.4);
  });

  it("goes on by words alone when the provider fails, and leaves it alone for a while", async () => {
    const ctx = await createShop(["openai:words"]);
    await embedPassages(ctx, FAST);
    server.requests.length = 0;
    server.reply(() => ({ kind: "status", status: 500 }));
    expect(await titles(ctx, "desk lamp")).toEqual(["Desk Lamp"]);
    expect(await titles(ctx, "garden chair")).toEqual(["Garden chair"]);
    expect(server.requests).toHaveLength(1);
  });

  it("asks for the same question once", async () => {
    const ctx = await createShop(["openai:words"]);
    await embedPassages(ctx, FAST);
    server.requests.length = 0;
    await titles(ctx, "settee");
    await titles(ctx, "settee");
    expect(server.requests).toHaveLength(1);
  });

  it("never asks anybody without one", async () => {
    const ctx = await createShop([]);
    await embedPassages(ctx, FAST);
    await titles(ctx, "divan");
    expect(server.requests).toEqual([]);
    expect(await statesOf(ctx)).toEqual([]);
  });
});

describe("[E2] embedding passages", () => {
  it("sends only what is new, in batches, and pays for a text once", async () => {
    const ctx = await createShop(["openai:words"]);
    await indexShop(
      ctx,
      Array.from({ length: 130 }, (_, index) => ({ title: `Item ${index}` })),
      { firstNumber: 10 },
    );
    await embedPassages(ctx, FAST);
    const sent = server.requests.flatMap((request) => request.texts);
    expect(new Set(sent).size).toBe(134);
    expect(Math.max(...server.requests.map((request) => request.texts.length))).toBeLessThanOrEqual(64);
    server.requests.length = 0;
    await removeFromShop(ctx, [2]);
    await indexShop(ctx, [{ title: "Desk Lamp", body: "Bright light for reading." }], { firstNumber: 900 });
    await embedPassages(ctx, FAST);
    expect(server.requests).toEqual([]);
    expect((await titles(ctx, "desk lamp"))[0]).toBe("Desk Lamp");
  });

  it("tries again after 429, 503 and broken connections", async () => {
    const ctx = await createShop(["openai:words"]);
    const replies = [{ kind: "status", status: 429 }, { kind: "status", status: 503 }, { kind: "break" }] as const;
    server.reply((_, index) => replies[index] ?? { kind: "vectors" });
    await embedPassages(ctx, FAST);
    expect(await statesOf(ctx)).toEqual(["openai:words serving"]);
  });

  it("falls back to the next model in order, and returns to the first when it answers", async () => {
    const ctx = await createShop(["openai:words", "ollama:words"]);
    server.reply(({ provider }) => (provider === "openai" ? { kind: "status", status: 401 } : { kind: "vectors" }));
    await embedPassages(ctx, FAST);
    expect(await statesOf(ctx)).toEqual(["ollama:words serving"]);
    expect((await titles(ctx, "divan"))[0]).toBe("Sofa Malmo");
    server.reply(() => ({ kind: "vectors" }));
    await embedPassages(ctx, FAST);
    expect(await statesOf(ctx)).toEqual(["openai:words serving"]);
  });

  it("says so when no model answers", async () => {
    const ctx = await createShop(["openai:words"]);
    server.reply(() => ({ kind: "status", status: 401 }));
    await expect(embedPassages(ctx, FAST)).rejects.toThrow(/openai:words did not embed/);
  });

  it("lets the old model serve while a new one fills, stopped and taken up again, and then switches", async () => {
    const old = await createShop(["openai:old"]);
    await indexShop(
      old,
      Array.from({ length: 100 }, (_, index) => ({ title: `Item ${index}` })),
      { firstNumber: 10 },
    );
    await embedPassages(old, FAST);
    const both = configured(old, ["openai:new", "openai:old"]);
    const stopping = new AbortController();
    server.reply(({ model }) => {
      if (model === "new" && server.requests.filter((request) => request.model === "new").length === 2)
        stopping.abort();
      return { kind: "vectors" };
    });
    await embedPassages(both, { ...FAST, signal: stopping.signal });
    expect(await statesOf(both)).toEqual(["openai:old serving", "openai:new filling"]);
    expect((await titles(both, "divan"))[0]).toBe("Sofa Malmo");
    await indexShop(both, [{ title: "Settee Falun" }], { firstNumber: 500 });
    await embedPassages(both, FAST);
    expect(await statesOf(both)).toEqual(["openai:new serving"]);
    expect((await titles(both, "divan")).slice(0, 2).toSorted()).toEqual(["Settee Falun", "Sofa Malmo"]);
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from embeddings where tenant_id = ${both.tenantId}`.execute(test.database.owner);
    expect(rows[0]?.count).toBe(105);
  });
});
