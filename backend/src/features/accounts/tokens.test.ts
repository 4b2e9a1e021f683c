import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, PASSWORD, signUpOwner } from "#test/browser";
import { call, openTestServer, type TestServer } from "#test/test-server";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

describe("[N2] tokens of an API client", () => {
  it("are refreshed once each; a second use of one ends them all", async () => {
    const email = "api@example.com";
    await signUpOwner(server, email);
    const issue = () => call(`${server.url}/v1/auth/tokens`, { body: { email, password: PASSWORD } });
    const refresh = (refreshToken: string) => call(`${server.url}/v1/auth/tokens/refresh`, { body: { refreshToken } });
    type Tokens = { accessToken: string; refreshToken: string };
    const first = (await issue()).body as Tokens;
    expect(await call(`${server.url}/v1/me`, { as: first.accessToken })).toMatchObject({
      status: 200,
      body: { person: { email } },
    });
    expect((await call(`${server.url}/v1/auth/validate`, { as: first.accessToken })).status).toBe(200);
    const second = (await refresh(first.refreshToken)).body as Tokens;
    expect((await call(`${server.url}/v1/me`, { as: second.accessToken })).status).toBe(200);
    expect((await refresh(first.refreshToken)).status).toBe(401);
    for (const stale of [second.accessToken, first.accessToken]) {
      expect((await call(`${server.url}/v1/me`, { as: stale })).status).toBe(401);
    }
    expect((await refresh(second.refreshToken)).status).toBe(401);
    const [head = "", body = ""] = first.accessToken.split(".");
    const none = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
    for (const forged of [`${none}.${body}.`, `${head}.${body}.AAAA`]) {
      expect((await call(`${server.url}/v1/me`, { as: forged })).status).toBe(401);
    }
    const third = (await issue()).body as Tokens;
    await call(`${server.url}/v1/auth/tokens/revoke`, { body: { refreshToken: third.refreshToken } });
    expect((await call(`${server.url}/v1/auth/validate`, { as: third.accessToken })).status).toBe(401);
  });
});

describe("[N2] one refresh token in two hands", () => {
  it("gives at most one of them a new pair, even at the same moment, and that ends too", async () => {
    const email = "race@example.com";
    await signUpOwner(server, email);
    const issued = await call(`${server.url}/v1/auth/tokens`, { body: { email, password: PASSWORD } });
    const { refreshToken } = issued.body as { refreshToken: string };
    const refresh = () => call(`${server.url}/v1/auth/tokens/refresh`, { body: { refreshToken } });
    const answers = await Promise.all([refresh(), refresh(), refresh()]);
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    const tokens = won[0]?.body as { accessToken: string } | undefined;
    expect((await call(`${server.url}/v1/auth/validate`, { as: tokens?.accessToken ?? "" })).status).toBe(401);
  });
});

describe("[N2] sessions", () => {
  it("are listed, ended one by one and all at once, in force with the next request", async () => {
    const { browser } = await signUpOwner(server, "many@example.com");
    const other = openBrowser(server);
    await other.call("/v1/auth/sign-in", { body: { email: "many@example.com", password: PASSWORD } });
    const list = (await browser.call("/v1/me/sessions")).body as { sessions: { id: string; current: boolean }[] };
    expect(list.sessions.filter(({ current }) => current)).toHaveLength(1);
    expect(list.sessions).toHaveLength(2);
    expect(list.sessions[0]).toMatchObject({ address: "127.0.0.1", userAgent: expect.any(String) });
    const foreign = list.sessions.find(({ current }) => !current);
    expect((await browser.call(`/v1/me/sessions/${foreign?.id}`, { method: "DELETE" })).status).toBe(204);
    expect((await other.call("/v1/me")).status).toBe(401);
    const stolen = openBrowser(server, { cookie: browser.cookies() });
    expect((await stolen.call("/v1/me")).status).toBe(200);
    expect((await browser.call("/v1/me/sessions", { method: "DELETE" })).status).toBe(204);
    expect((await stolen.call("/v1/me")).status).toBe(401);
  });
});
