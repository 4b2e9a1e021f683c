import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFirstOperatorCredential } from "#features/installation";
import { call, openTestServer, SHOP_ORIGIN, type TestServer } from "#test/test-server";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

describe("[N7] an API key", () => {
  it("opens its own storefront and is refused from the moment it is revoked", async () => {
    const shop = await server.createStorefront("Keys");
    const made = await call(`${server.url}/v1/api-keys`, {
      as: shop.apiKey,
      body: { name: "Second", scopes: ["settings:read"] },
      headers: { "idempotency-key": "second" },
    });
    expect(made).toMatchObject({ status: 201, body: { name: "Second", scopes: ["settings:read"] } });
    const { id, key } = made.body as { id: string; key: string };
    expect(await call(`${server.url}/v1/storefront`, { as: key })).toMatchObject({
      status: 200,
      body: { name: "Keys" },
    });
    expect(await call(`${server.url}/v1/api-keys/${id}`, { as: shop.apiKey, method: "DELETE" })).toMatchObject({
      status: 204,
    });
    expect(await call(`${server.url}/v1/storefront`, { as: key })).toMatchObject({
      status: 401,
      body: { code: "credential_invalid" },
    });
  });

  it("is stored only as a keyed hash", async () => {
    const shop = await server.createStorefront();
    const secret = shop.apiKey.slice("nvx_".length + 13);
    expect(secret.length).toBeGreaterThanOrEqual(43);
    const { sql } = await import("kysely");
    const { rows } = await sql`select row_to_json(k)::text as row from api_keys k`.execute(server.test.database.owner);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it("cannot do what its scopes do not name, nor issue a key that can", async () => {
    const shop = await server.createStorefront();
    const made = await call(`${server.url}/v1/api-keys`, {
      as: shop.apiKey,
      body: { name: "Issuer", scopes: ["settings:write"] },
      headers: { "idempotency-key": "issuer" },
    });
    const { key } = made.body as { key: string };
    expect(await call(`${server.url}/v1/storefront`, { as: key })).toMatchObject({
      status: 403,
      body: { code: "scope_missing" },
    });
    const wider = await call(`${server.url}/v1/api-keys`, {
      as: key,
      body: { name: "Wider", scopes: ["knowledge:write"] },
      headers: { "idempotency-key": "wider" },
    });
    expect(wider).toMatchObject({ status: 403, body: { code: "scope_exceeded" } });
  });
});

describe("an Idempotency-Key", () => {
  const create = (as: string, key: string, name = "Twice") =>
    call(`${server.url}/v1/api-keys`, {
      as,
      body: { name, scopes: ["settings:read"] },
      headers: { "idempotency-key": key },
    });

  it("gives concurrent duplicates one effect and the same answer", async () => {
    const shop = await server.createStorefront();
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(shop.apiKey, "same")));
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    const list = await call(`${server.url}/v1/api-keys`, { as: shop.apiKey });
    expect((list.body as { keys: unknown[] }).keys).toHaveLength(2);
  });

  it("with another body is a conflict", async () => {
    const shop = await server.createStorefront();
    await create(shop.apiKey, "reused");
    expect(await create(shop.apiKey, "reused", "Other")).toMatchObject({
      status: 409,
      body: { code: "idempotency_key_reused" },
    });
  });

  it("is demanded where a request creates", async () => {
    const shop = await server.createStorefront();
    const answer = await call(`${server.url}/v1/api-keys`, {
      as: shop.apiKey,
      body: { name: "None", scopes: ["settings:read"] },
    });
    expect(answer).toMatchObject({ status: 400, body: { code: "idempotency_key_missing" } });
  });

  it("of one storefront is free in another", async () => {
    const [one, other] = [await server.createStorefront(), await server.createStorefront()];
    const [first, second] = [await create(one.apiKey, "shared"), await create(other.apiKey, "shared")];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(first.text).not.toBe(second.text);
  });
});

describe("[A1] a visitor session", () => {
  const session = (shop: { publicKey: string }, origin: string | null, resume: string | null = null) =>
    call(`${server.url}/v1/widget/session`, {
      body: { storefront: shop.publicKey, resume },
      headers: origin === null ? {} : { origin },
    });

  it("is opened from an allowed origin alone, which is the one that CORS names", async () => {
    const shop = await server.createStorefront();
    const good = await session(shop, SHOP_ORIGIN);
    expect(good.status).toBe(200);
    expect(good.headers.get("access-control-allow-origin")).toBe(SHOP_ORIGIN);
    expect(good.headers.get("vary")).toContain("Origin");
    for (const origin of ["https://evil.example", "null", `${SHOP_ORIGIN}.evil.example`, "http://shop.example", null]) {
      const refused = await session(shop, origin);
      expect(refused.status, String(origin)).toBe(403);
      expect(refused.headers.get("access-control-allow-origin")).toBeNull();
    }
  });

  it("answers a preflight for known origins only", async () => {
    await server.createStorefront();
    const ask = (origin: string) => call(`${server.url}/v1/widget/turns`, { method: "OPTIONS", headers: { origin } });
    expect((await ask(SHOP_ORIGIN)).headers.get("access-control-allow-origin")).toBe(SHOP_ORIGIN);
    expect((await ask("https://evil.example")).headers.get("access-control-allow-origin")).toBeNull();
  });

  it("keeps the visitor when it is resumed, but not in another storefront", async () => {
    const [one, other] = [await server.createStorefront(), await server.createStorefront()];
    const visitor = (token: string) =>
      (JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as { visitor: string }).visitor;
    const first = (await session(one, SHOP_ORIGIN)).body as { token: string };
    const again = (await session(one, SHOP_ORIGIN, first.token)).body as { token: string };
    const elsewhere = (await session(other, SHOP_ORIGIN, first.token)).body as { token: string };
    expect(visitor(again.token)).toBe(visitor(first.token));
    expect(visitor(elsewhere.token)).not.toBe(visitor(first.token));
  });
});

describe("the operator", () => {
  it("gets a first credential once, and with it organisations and tenants", async () => {
    const credential = await createFirstOperatorCredential(server.test.platform);
    expect(credential).toMatch(/^nvxo_/);
    expect(await createFirstOperatorCredential(server.test.platform)).toBeNull();
    const as = credential ?? "";
    const organisation = await call(`${server.url}/v1/operator/organisations`, {
      as,
      body: { name: "Agency" },
      headers: { "idempotency-key": "agency" },
    });
    const { id } = organisation.body as { id: string };
    const tenant = await call(`${server.url}/v1/operator/tenants`, {
      as,
      body: { organisationId: id, storefront: { name: "Shop one", allowedOrigins: [SHOP_ORIGIN] } },
      headers: { "idempotency-key": "shop-one" },
    });
    expect(tenant).toMatchObject({ status: 201, body: { organisationId: id } });
    const { tenantId, apiKey, publicKey } = tenant.body as { tenantId: string; apiKey: string; publicKey: string };
    const suspend = (suspended: boolean) =>
      call(`${server.url}/v1/operator/tenants/${tenantId}/suspension`, { as, method: "PUT", body: { suspended } });
    const session = await call(`${server.url}/v1/widget/session`, {
      body: { storefront: publicKey, resume: null },
      headers: { origin: SHOP_ORIGIN },
    });
    const { token } = session.body as { token: string };
    const statuses = async () => [
      (await call(`${server.url}/v1/storefront`, { as: apiKey })).status,
      (await call(`${server.url}/v1/widget/conversation`, { as: token })).status,
    ];
    expect(await statuses()).toEqual([200, 200]);
    expect((await suspend(true)).status).toBe(204);
    expect(await statuses()).toEqual([401, 401]);
    expect((await suspend(false)).status).toBe(204);
    expect(await statuses()).toEqual([200, 200]);
  });

  it("opens sign-up and shares a model key that never comes back", async () => {
    const { resetOperatorCredential } = await import("#features/installation");
    const as = await resetOperatorCredential(server.test.platform);
    const signUp = () =>
      call(`${server.url}/v1/sign-up`, { body: { organisation: "New", storefront: { name: "New shop" } } });
    expect(await signUp()).toMatchObject({ status: 403, body: { code: "sign_up_closed" } });
    const change = { signUpOpen: true, modelKeys: { openai: "sk-obviously-fake" } };
    const changed = await call(`${server.url}/v1/operator/settings`, { as, method: "PATCH", body: change });
    expect(changed).toMatchObject({ status: 200, body: { signUpOpen: true, modelKeys: { openai: true } } });
    expect(changed.text).not.toContain("sk-obviously-fake");
    expect(await signUp()).toMatchObject({ status: 201 });
    const { loadModelSettings } = await import("#features/installation");
    expect((await loadModelSettings(server.test.platform)).openai.apiKey).toBe("sk-obviously-fake");
  });
});

describe("a request from outside", () => {
  it("is answered with problem details that say what is wrong and name no internals", async () => {
    const shop = await server.createStorefront();
    const wrong = await call(`${server.url}/v1/storefront`, {
      as: shop.apiKey,
      method: "PATCH",
      body: { currency: "euro", tenantId: "x" },
    });
    expect(wrong.headers.get("content-type")).toContain("application/problem+json");
    expect(wrong).toMatchObject({ status: 400, body: { code: "invalid_request", status: 400 } });
    expect(wrong.text).toContain("body.currency");
    expect(wrong.text).toContain("tenantId");
    expect(await call(`${server.url}/v1/nothing`)).toMatchObject({ status: 404, body: { code: "no_such_address" } });
  });

  it("may not be malformed, too deep or too large", async () => {
    const shop = await server.createStorefront();
    const send = (body: string) =>
      fetch(`${server.url}/v1/storefront`, {
        method: "PATCH",
        headers: { authorization: `Bearer ${shop.apiKey}`, "content-type": "application/json" },
        body,
      });
    expect((await send("{")).status).toBe(400);
    expect(await (await send(`{"a":${"[".repeat(40)}${"]".repeat(40)}}`)).json()).toMatchObject({
      code: "body_too_deep",
    });
    expect((await send(`{"name":"${"x".repeat(3_000_000)}"}`)).status).toBe(413);
  });

  it("with too many wrong credentials has to wait", async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 40; i += 1)
      statuses.push((await call(`${server.url}/v1/storefront`, { as: "nvx_wrong" })).status);
    expect(statuses.at(0)).toBe(401);
    expect(statuses.at(-1)).toBe(429);
  });
});
