import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CreatedTenant } from "#features/tenants";
import { syncSourceJob } from "#features/knowledge";
import { newId } from "#platform/ids";
import { actAs } from "#test/test-platform";
import { call, openTestServer, SHOP_ORIGIN, type TestServer } from "#test/test-server";
import { forgetTraces } from "./forget-old-traces.ts";

let server: TestServer;
let shop: CreatedTenant;
beforeAll(async () => {
  server = await openTestServer();
  shop = await server.createStorefront();
});
afterAll(() => server.close());

const send = (method: string, path: string, options: { as?: string; body?: unknown } = {}) =>
  call(`${server.url}${path}`, { as: shop.apiKey, method, ...options, headers: { "idempotency-key": newId() } });

async function openVisitor(): Promise<string> {
  const body = { storefront: shop.publicKey, resume: null };
  const { body: session } = await call(`${server.url}/v1/widget/session`, { body, headers: { origin: SHOP_ORIGIN } });
  return (session as { token: string }).token;
}

async function ask(visitor: string) {
  const body = { question: "How long does delivery take?", conversationId: null, page: null };
  const { text } = await send("POST", "/v1/widget/turns", { as: visitor, body });
  const turn = JSON.parse(/data: (.+)/.exec(text)?.[1] ?? "{}") as { turnId: string; conversationId: string };
  return { ...turn, traceId: turn.turnId.replaceAll("-", "") };
}

interface Listed {
  traces: { id: string; startedAt: string }[];
  nextCursor: string | null;
}

describe("[V2] [G6] traces", () => {
  it("are listed latest first, by session and page by page, none twice", async () => {
    const visitor = await openVisitor();
    const asked = [await ask(visitor), await ask(visitor), await ask(visitor)];
    const first = (await send("GET", "/v1/traces?limit=2")).body as Listed;
    const second = (await send("GET", `/v1/traces?limit=2&cursor=${first.nextCursor ?? ""}`)).body as Listed;
    const listed = [...first.traces, ...second.traces].map(({ id }) => id);
    expect(listed.slice(0, 3)).toEqual(asked.map(({ traceId }) => traceId).toReversed());
    const ofOne = (await send("GET", `/v1/traces?sessionId=${asked[0]?.conversationId}`)).body as Listed;
    expect(ofOne.traces.map(({ id }) => id)).toEqual([asked[0]?.traceId]);
    expect((await send("GET", "/v1/traces?cursor=nonsense")).body).toMatchObject({ code: "invalid_cursor" });
  });

  it("are judged, each once for a name by the same judge", async () => {
    const { traceId } = await ask(await openVisitor());
    const judge = (body: unknown, of = traceId) => send("PUT", `/v1/traces/${of}/scores`, { body });
    expect((await judge({ name: "correct", value: 0.2 })).status).toBe(200);
    expect((await judge({ name: "correct", label: "wrong price" })).body).toMatchObject({
      scores: [{ name: "correct", source: "api", value: null, label: "wrong price" }],
    });
    expect((await judge({ name: "correct" })).status).toBe(400);
    expect((await judge({ name: "correct", value: 1 }, "0".repeat(32))).status).toBe(404);
  });

  it("show what the visitor thought of the answer", async () => {
    const visitor = await openVisitor();
    const { turnId, traceId } = await ask(visitor);
    const rated = await send("POST", `/v1/widget/turns/${turnId}/rating`, { as: visitor, body: { rating: "down" } });
    expect(rated.status, rated.text).toBe(204);
    expect((await send("GET", `/v1/traces/${traceId}`)).body).toMatchObject({
      scores: [{ name: "helpful", source: "visitor", value: 0 }],
    });
  });

  it("go with their conversation, and after the days that the tenant keeps them", async () => {
    const visitor = await openVisitor();
    const [erased, aged, young] = [await ask(visitor), await ask(visitor), await ask(visitor)];
    await send("PUT", `/v1/traces/${erased.traceId}/scores`, { body: { name: "correct", value: 1 } });
    expect((await send("DELETE", `/v1/conversations/${erased.conversationId}`)).status).toBe(204);
    expect((await send("GET", `/v1/traces/${erased.traceId}`)).status).toBe(404);
    const settings = { captureContent: false, days: 10 };
    expect((await send("PUT", "/v1/trace-settings", { body: settings })).body).toEqual(settings);
    await sql`update traces set started_at = now() - interval '11 days' where id = ${aged.traceId}`.execute(
      server.test.database.owner,
    );
    await forgetTraces(server.test.platform);
    expect((await send("GET", `/v1/traces/${aged.traceId}`)).status).toBe(404);
    expect((await send("GET", `/v1/traces/${young.traceId}`)).status).toBe(200);
    const { rows } = await sql`select 1 from spans s where not exists (
      select 1 from traces t where t.id = s.trace_id)`.execute(server.test.database.owner);
    expect(rows).toEqual([]);
  });
});

describe("[V2] [G6] the trace of a sync", () => {
  it("has the sync's id, and says what was read of which source", async () => {
    const made = await send("POST", "/v1/sources", {
      body: { kind: "website", name: "Site", options: { startUrl: "http://127.0.0.1:9/" } },
    });
    const { id: sourceId, latestSync } = made.body as { id: string; latestSync: { id: string } };
    const ctx = actAs(server.test.platform, shop.tenantId, { kind: "job", jobId: newId() });
    await syncSourceJob.run(ctx, { syncId: latestSync.id }, new AbortController().signal);
    const { status, body } = await send("GET", `/v1/traces/${latestSync.id.replaceAll("-", "")}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ kind: "sync", name: "sync website", sessionId: sourceId, turnId: null });
    const { spanList } = body as { spanList: { name: string }[] };
    expect(spanList.map(({ name }) => name)).toEqual(expect.arrayContaining(["sync website", "crawl website"]));
  });
});
