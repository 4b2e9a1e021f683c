import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mailedToken, openBrowser, PASSWORD, signUpOwner } from "#test/browser";
import { call, openTestServer, type TestServer } from "#test/test-server";
import { newId } from "#platform/ids";
import { sweepAccounts } from "./sweep-accounts.ts";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

describe("[N1] [O3] deleting one's own account", () => {
  it("needs the password, leaves no organisation without an owner, and leaves nothing of the account", async () => {
    const email = "goes@example.com";
    const owner = await signUpOwner(server, "stays@example.com");
    const headers = { "idempotency-key": newId() };
    const body = { email, role: "agent" };
    await owner.browser.call(`/v1/organisations/${owner.organisationId}/invitations`, { body, headers });
    const browser = openBrowser(server);
    const account = { name: "Goes", email, password: PASSWORD, invitation: mailedToken(server, email) };
    await browser.call("/v1/auth/sign-up", { body: account });
    const remove = (password: string) => browser.call("/v1/me/deletion", { body: { password } });
    expect(await remove("wrong password")).toMatchObject({ status: 403, body: { code: "sign_in_refused" } });
    const last = await owner.browser.call("/v1/me/deletion", { body: { password: PASSWORD } });
    expect(last).toMatchObject({ status: 409, body: { code: "last_owner" } });
    expect((await owner.browser.call("/v1/storefront", { storefront: owner.tenantId })).status).toBe(200);
    expect((await remove(PASSWORD)).status).toBe(204);
    expect((await browser.call("/v1/me")).status).toBe(401);
    const again = await openBrowser(server).call("/v1/auth/sign-in", { body: { email, password: PASSWORD } });
    expect(again.status).toBe(403);
    const { rows } = await sql`select 1 from auth.people p where email = ${email}
      union all select 1 from members m where not exists (select 1 from auth.people p where p.id = m.person_id)`.execute(
      server.test.database.owner,
    );
    expect(rows).toEqual([]);
  });
});

describe("[O3] what has expired", () => {
  it("is swept away, and nothing that is in force", async () => {
    const { browser } = await signUpOwner(server, "sweep@example.com");
    const tokens = { body: { email: "sweep@example.com", password: PASSWORD } };
    const old = (await call(`${server.url}/v1/auth/tokens`, tokens)).body as { refreshToken: string };
    await sql`update refresh_tokens set expires_at = now() - interval '1 day'`.execute(server.test.database.owner);
    const current = (await call(`${server.url}/v1/auth/tokens`, tokens)).body as { refreshToken: string };
    await sweepAccounts.run(server.test.platform);
    const { rows } = await sql<{ families: number }>`select count(*)::int as families from token_families`.execute(
      server.test.database.owner,
    );
    expect(rows[0]?.families).toBe(1);
    const refresh = (refreshToken: string) => call(`${server.url}/v1/auth/tokens/refresh`, { body: { refreshToken } });
    expect((await refresh(old.refreshToken)).status).toBe(401);
    expect((await refresh(current.refreshToken)).status).toBe(200);
    expect((await browser.call("/v1/me")).status).toBe(200);
  });
});
