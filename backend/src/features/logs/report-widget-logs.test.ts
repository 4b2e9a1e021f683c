import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actAs } from "#test/test-platform";
import { call, openTestServer, SHOP_ORIGIN, type TestServer } from "#test/test-server";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

describe("[A5] what the chat window tells of itself", () => {
  it("is stored with its visitor, masked, and not without end", async () => {
    const shop = await server.createStorefront();
    const session = await call(`${server.url}/v1/widget/session`, {
      body: { storefront: shop.publicKey, resume: null },
      headers: { origin: SHOP_ORIGIN },
    });
    const { token } = session.body as { token: string };
    const tell = (records: object[]) =>
      call(`${server.url}/v1/widget/logs`, { as: token, body: { records }, headers: { origin: SHOP_ORIGIN } });
    const told = await tell([
      { kind: "crash", message: "x is undefined for ann@example.com", stack: "at open (panel.js:1:2)" },
      { kind: "load", message: "loaded", ms: 182 },
    ]);
    expect(told.status).toBe(204);
    const ctx = actAs(server.test.platform, shop.tenantId, { kind: "api_key", keyId: "k", scopes: [] });
    const stored = await ctx.platform.logs.scan(ctx, { order: "asc", limit: 10 });
    expect(stored).toMatchObject([
      { level: "error", log: "netvexa.widget", message: "x is undefined for [email]", fields: { kind: "crash" } },
      { level: "debug", fields: { ms: 182, origin: SHOP_ORIGIN } },
    ]);
    expect(stored[0]?.visitorId).toEqual(expect.any(String));
    const crash = Array.from({ length: 10 }, () => ({ kind: "crash", message: "again" }));
    let last = told;
    for (let round = 0; round < 8 && last.status === 204; round += 1) last = await tell(crash);
    expect(last).toMatchObject({ status: 429, body: { code: "log_rate_exceeded" } });
    expect((await tell([{ kind: "crash", message: "m", tenantId: "x" }])).status).toBe(400);
  });
});
