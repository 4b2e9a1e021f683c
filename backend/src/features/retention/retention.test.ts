import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CreatedTenant } from "#features/tenants";
import { newId } from "#platform/ids";
import { call, openTestServer, SHOP_ORIGIN, type TestServer } from "#test/test-server";
import { forgetExpiredConversations } from "./forget-expired.ts";

const CANARY = "Kanarienvogel-5120";

let server: TestServer;
let shop: CreatedTenant;
beforeAll(async () => {
  server = await openTestServer();
  shop = await server.createStorefront();
});
afterAll(() => server.close());

async function openVisitor(of = shop): Promise<string> {
  const body = { storefront: of.publicKey, resume: null };
  const { body: session } = await call(`${server.url}/v1/widget/session`, { body, headers: { origin: SHOP_ORIGIN } });
  return (session as { token: string }).token;
}

const send = (method: string, path: string, options: { as?: string; body?: unknown } = {}) =>
  call(`${server.url}${path}`, { as: shop.apiKey, method, ...options, headers: { "idempotency-key": newId() } });

/** A question, a request to be contacted, and consent to be remembered; returns the conversation's id. */
async function converse(visitor: string): Promise<string> {
  const question = `How much is the ${CANARY}?`;
  const body = { question, conversationId: null, page: null };
  const { text } = await send("POST", "/v1/widget/turns", { as: visitor, body });
  const { conversationId } = JSON.parse(/data: (.+)/.exec(text)?.[1] ?? "{}") as { conversationId: string };
  const contact = { name: CANARY, email: "a@b.example", message: CANARY };
  for (const of of [conversationId, null])
    await send("POST", "/v1/widget/contact", { as: visitor, body: { ...contact, conversationId: of } });
  await send("PUT", "/v1/widget/consent", { as: visitor, body: { conversationId, granted: true } });
  return conversationId;
}

/** Tables in which the canary stands. */
async function findCanary(): Promise<string[]> {
  const { owner } = server.test.database;
  const { rows } = await sql<{ name: string }>`select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`.execute(owner);
  const found: string[] = [];
  for (const { name } of rows) {
    const { rows: hits } = await sql`select 1 from ${sql.table(name)} t where t::text like ${`%${CANARY}%`}`.execute(
      owner,
    );
    if (hits.length > 0) found.push(name);
  }
  return found;
}

async function count(table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
    server.test.database.owner,
  );
  return rows[0]?.n ?? -1;
}

describe("[O3] erasure of conversations", () => {
  it("takes everything that is known of a visitor, and nothing of another", async () => {
    const [visitor, other] = [await openVisitor(), await openVisitor()];
    await converse(visitor);
    await converse(other);
    expect(await findCanary()).toEqual(expect.arrayContaining(["contact_requests", "turns"]));
    expect((await send("DELETE", "/v1/widget/visitor", { as: other })).status).toBe(204);
    expect([await count("conversations"), await count("leads"), await count("contact_requests")]).toEqual([1, 1, 2]);
    expect((await send("DELETE", "/v1/widget/visitor", { as: visitor })).status).toBe(204);
    expect(await findCanary()).toEqual([]);
    expect(await count("leads")).toBe(0);
    expect(await count("usage_events")).toBe(2);
  });

  it("takes one conversation with its lead when the merchant asks, and says once that it is gone", async () => {
    const visitor = await openVisitor();
    const conversationId = await converse(visitor);
    expect((await send("DELETE", `/v1/conversations/${conversationId}`)).status).toBe(204);
    expect((await send("DELETE", `/v1/conversations/${conversationId}`)).status).toBe(404);
    expect([await count("turns"), await count("leads")]).toEqual([0, 0]);
    expect((await send("GET", "/v1/widget/conversation", { as: visitor })).body).toEqual({ conversation: null });
    await send("DELETE", "/v1/widget/visitor", { as: visitor });
  });
});

describe("[O3] retention of conversations", () => {
  it("erases what is older than the merchant keeps, in that shop alone", async () => {
    const keeping = await server.createStorefront("Keeping shop");
    await converse(await openVisitor(keeping));
    const [old, recent] = [await converse(await openVisitor()), await converse(await openVisitor())];
    const { owner } = server.test.database;
    await sql`update conversations set updated_at = now() - interval '31 days' where id <> ${recent}`.execute(owner);
    await sql`update contact_requests set created_at = now() - interval '31 days'`.execute(owner);
    expect((await send("GET", "/v1/retention")).body).toEqual({ conversationDays: null });
    await forgetExpiredConversations(server.test.platform);
    expect(await count("conversations")).toBe(3);
    expect((await send("PUT", "/v1/retention", { body: { conversationDays: 30 } })).status).toBe(200);
    expect((await send("GET", "/v1/retention")).body).toEqual({ conversationDays: 30 });
    await forgetExpiredConversations(server.test.platform);
    expect((await send("GET", `/v1/conversations/${old}`)).status).toBe(404);
    expect((await send("GET", `/v1/conversations/${recent}`)).status).toBe(200);
    expect([await count("conversations"), await count("contact_requests")]).toEqual([2, 2]);
  });

  it("refuses days that make no sense", async () => {
    for (const conversationDays of [0, -1, 3_651, 1.5])
      expect((await send("PUT", "/v1/retention", { body: { conversationDays } })).status).toBe(400);
  });
});
