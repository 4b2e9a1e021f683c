import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SCOPES } from "@netvexa/contract";
import { signUpOwner, type SignedUp } from "#test/browser";
import { call, openTestServer, SHOP_ORIGIN, type TestServer } from "#test/test-server";
import { newId } from "#platform/ids";
import { deleteDueStorefronts } from "./delete-due-storefronts.ts";

const CANARY = "Kanarienvogel-9182";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

interface Shop extends SignedUp {
  apiKey: string;
  publicKey: string;
}

/** A storefront with something of most kinds, each with the canary in it. */
async function openShop(email: string): Promise<Shop> {
  const owner = await signUpOwner(server, email);
  const { browser, tenantId } = owner;
  const send = (route: string, body: unknown) =>
    browser.call(route, { body, storefront: tenantId, headers: { "idempotency-key": newId() } });
  const key = await send("/v1/api-keys", { name: CANARY, scopes: SCOPES });
  const shown = (await browser.call("/v1/storefront", { storefront: tenantId })).body as { publicKey: string };
  await browser.call("/v1/storefront", { method: "PATCH", body: { name: CANARY }, storefront: tenantId });
  const source = (await send("/v1/sources", { kind: "push", name: CANARY })).body as { id: string };
  const content = { format: "text", body: `The ${CANARY} sings.` };
  await send("/v1/documents", { sourceId: source.id, documents: [{ externalId: "one", title: CANARY, content }] });
  await send("/v1/typed-answers", { question: CANARY, answer: CANARY });
  const files = (await send("/v1/sources", { kind: "file", name: CANARY, sync: false })).body as { id: string };
  const { key: apiKey } = key.body as { key: string };
  await call(`${server.url}/v1/sources/${files.id}/files/canary.txt`, { as: apiKey, method: "PUT", body: CANARY });
  const session = await call(`${server.url}/v1/widget/session`, {
    body: { storefront: shown.publicKey, resume: null },
    headers: { origin: SHOP_ORIGIN },
  });
  const turn = { question: `What of the ${CANARY}?`, conversationId: null, page: null };
  const { token } = session.body as { token: string };
  await call(`${server.url}/v1/widget/turns`, { as: token, body: turn, headers: { "idempotency-key": newId() } });
  return { ...owner, apiKey, publicKey: shown.publicKey };
}

/** Every table of every schema, and every file, that holds a text. */
async function whereabouts(text: string): Promise<string[]> {
  const { owner } = server.test.database;
  const { rows: tables } = await sql<{ name: string }>`select c.oid::regclass::text as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'auth', 'job_queue')`.execute(owner);
  expect(tables.length).toBeGreaterThan(40);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(name)} t
      where t::text ilike ${`%${text}%`}`.execute(owner);
    if ((rows[0]?.count ?? 0) > 0) found.push(name);
  }
  const folder = path.join(server.test.platform.env.dataDir, "objects");
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const place = path.join(file.parentPath, file.name);
    if (file.isFile() && (await readFile(place, "utf8")).includes(text)) found.push(place);
  }
  return found.toSorted();
}

function makeDue(): Promise<unknown> {
  return sql
    .raw(`update tenants set deletion_due_at = now() where deletion_due_at is not null;
    update organisations set deletion_due_at = now() where deletion_due_at is not null`)
    .execute(server.test.database.owner);
}

describe("[O3] deleting a storefront", () => {
  it("closes it at once, can be taken back, and leaves nothing of it but the log of who did so", async () => {
    const shop = await openShop("erase@example.com");
    const neighbour = await signUpOwner(server, "neighbour@example.com");
    const deletion = `/v1/organisations/${shop.organisationId}/storefronts/${shop.tenantId}/deletion`;
    const read = () => call(`${server.url}/v1/storefront`, { as: shop.apiKey });
    const before = await whereabouts(CANARY);
    expect(before.length).toBeGreaterThan(8);

    const wrong = await shop.browser.call(deletion, { body: { name: "Another" } });
    expect(wrong).toMatchObject({ status: 422, body: { code: "name_not_confirmed" } });
    expect((await neighbour.browser.call(deletion, { body: { name: CANARY } })).status).toBe(404);
    expect((await shop.browser.call(deletion, { body: { name: CANARY } })).status).toBe(202);
    expect((await read()).status).toBe(401);
    await deleteDueStorefronts.run(server.test.platform);
    expect((await shop.browser.call(deletion, { method: "DELETE" })).status).toBe(204);
    expect((await read()).status).toBe(200);
    expect(await whereabouts(CANARY)).toEqual(expect.arrayContaining(before.filter((place) => !place.includes("job"))));

    await shop.browser.call(deletion, { body: { name: CANARY } });
    await makeDue();
    await deleteDueStorefronts.run(server.test.platform);
    expect(await whereabouts(CANARY)).toEqual(["audit_entries"]);
    expect(await whereabouts(shop.tenantId)).toEqual(["audit_entries"]);
    expect((await read()).status).toBe(401);
    expect((await shop.browser.call("/v1/me")).text).not.toContain(shop.tenantId);
    const still = await neighbour.browser.call("/v1/storefront", { storefront: neighbour.tenantId });
    expect(still.status).toBe(200);
  });

  it("keeps one suspended that the operator had suspended before", async () => {
    const shop = await signUpOwner(server, "suspended@example.com");
    await sql`update tenants set suspended_at = now() - interval '1 day' where id = ${shop.tenantId}`.execute(
      server.test.database.owner,
    );
    const deletion = `/v1/organisations/${shop.organisationId}/storefronts/${shop.tenantId}/deletion`;
    await shop.browser.call(deletion, { body: { name: "First shop" } });
    await shop.browser.call(deletion, { method: "DELETE" });
    const me = (await shop.browser.call("/v1/me")).body as {
      organisations: { storefronts: { suspended: boolean; deletionDueAt: string | null }[] }[];
    };
    expect(me.organisations[0]?.storefronts[0]).toMatchObject({ suspended: true, deletionDueAt: null });
  });
});

describe("[O3] deleting an organisation", () => {
  it("takes its storefronts and its members' rights with it, and no person", async () => {
    const owner = await signUpOwner(server, "closing-down@example.com");
    const deletion = `/v1/organisations/${owner.organisationId}/deletion`;
    expect((await owner.browser.call(deletion, { body: { name: "no" } })).status).toBe(422);
    const name = "closing-down@example.com's shops";
    expect((await owner.browser.call(deletion, { body: { name } })).status).toBe(202);
    await makeDue();
    await deleteDueStorefronts.run(server.test.platform);
    expect(await owner.browser.call("/v1/me")).toMatchObject({
      status: 200,
      body: { person: { email: "closing-down@example.com" }, organisations: [] },
    });
    expect(await whereabouts(owner.tenantId)).toEqual(["audit_entries"]);
    expect(await whereabouts(owner.organisationId)).toEqual(["audit_entries", "audit_heads"]);
  });
});
