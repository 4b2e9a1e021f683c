import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, openTestServer, type TestServer } from "#test/test-server";
import { verifyApiKeyBriefly } from "./verify-api-key-briefly.ts";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

describe("[security 11] a key that is verified for what comes without pause", () => {
  it("is refused from the moment it is revoked, and a wrong one at once", async () => {
    const { apiKey } = await server.createStorefront();
    const issue = { name: "sender", scopes: ["logs:write"] };
    const headers = { "idempotency-key": "issue-sender" };
    const issued = await call(`${server.url}/v1/api-keys`, { as: apiKey, body: issue, headers });
    const { id, key } = issued.body as { id: string; key: string };
    const send = () => call(`${server.url}/v1/logs`, { as: key, body: { message: "m" } });
    expect((await send()).status).toBe(202);
    expect((await call(`${server.url}/v1/api-keys/${id}`, { as: apiKey, method: "DELETE" })).status).toBe(204);
    expect((await send()).status).toBe(401);
    await expect(verifyApiKeyBriefly(server.test.platform, "nvx_nonsense")).rejects.toThrow();
    await expect(verifyApiKeyBriefly(server.test.platform, "nvx_nonsense")).rejects.toThrow();
  });

  it("[N7] is refused within a second where nobody was told of it", async () => {
    const { apiKey, tenantId } = await server.createStorefront();
    const send = () => call(`${server.url}/v1/logs`, { as: apiKey, body: { message: "m" } });
    expect((await send()).status).toBe(202);
    await sql`update api_keys set revoked_at = now() where tenant_id = ${tenantId}`.execute(server.test.database.owner);
    const revoked = performance.now();
    let last = 202;
    while (last === 202 && performance.now() - revoked < 5_000) last = (await send()).status;
    expect(last).toBe(401);
  });
});
