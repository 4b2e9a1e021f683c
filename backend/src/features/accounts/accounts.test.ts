import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mailedToken, openBrowser, PASSWORD } from "#test/browser";
import { call, openTestServer, type TestServer } from "#test/test-server";
import { readEnv } from "#platform/env";

const ORIGIN = "https://netvexa.example";
const storefront = { name: "Shop" };

/** An installation that others reach, where addresses have to be proven. */
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ env: readEnv({ NETVEXA_LOG_LEVEL: "silent", NETVEXA_PUBLIC_URL: ORIGIN }) });
  const { resetOperatorCredential } = await import("#features/installation");
  const as = await resetOperatorCredential(server.test.platform);
  await call(`${server.url}/v1/operator/settings`, { as, method: "PATCH", body: { signUpOpen: true } });
});
afterAll(() => server.close());

function signUp(email: string, more: Record<string, unknown> = {}) {
  const body = { name: "Ada", email, password: PASSWORD, organisation: "Ada's", storefront, ...more };
  return openBrowser(server).call("/v1/auth/sign-up", { body });
}

describe("[N1] [R6] an account over HTTP", () => {
  it("is made with an organisation and a storefront, once its address is proven", async () => {
    const browser = openBrowser(server);
    const body = { name: "Ada", email: "Ada@Example.com", password: PASSWORD, organisation: "Ada's", storefront };
    expect(await browser.call("/v1/auth/sign-up", { body })).toMatchObject({
      status: 200,
      body: { state: "verify_email" },
    });
    expect((await browser.call("/v1/me")).status).toBe(401);
    const early = await browser.call("/v1/auth/sign-in", { body: { email: "ada@example.com", password: PASSWORD } });
    expect(early).toMatchObject({ status: 403, body: { code: "email_not_verified" } });
    const token = mailedToken(server, "ada@example.com");
    expect(await browser.call("/v1/auth/verify-email", { body: { token } })).toMatchObject({ status: 200 });
    expect(browser.cookies()).toContain("__Host-netvexa_session=");
    expect(await browser.call("/v1/me")).toMatchObject({
      status: 200,
      body: {
        person: { email: "ada@example.com", emailVerified: true },
        organisations: [
          { name: "Ada's", role: "owner", allStorefronts: true, storefronts: [{ name: "Shop", role: "owner" }] },
        ],
      },
    });
    const again = await openBrowser(server).call("/v1/auth/verify-email", { body: { token } });
    expect(again).toMatchObject({ status: 422, body: { code: "token_invalid" } });
  });

  it("answers the same for an address that is taken as for one that is free, and writes to its owner", async () => {
    await signUp("taken@example.com");
    const [taken, free] = [await signUp("taken@example.com", { name: "Eve" }), await signUp("free@example.com")];
    expect([taken.status, taken.text, taken.headers.getSetCookie()]).toEqual([free.status, free.text, []]);
    expect(server.test.platform.mail.mailbox()?.find(({ to }) => to === "taken@example.com")?.subject).toMatch(
      /already/,
    );
    const unknown = await openBrowser(server).call("/v1/auth/request-password-reset", {
      body: { email: "no@example.com" },
    });
    const known = await openBrowser(server).call("/v1/auth/request-password-reset", {
      body: { email: "taken@example.com" },
    });
    expect([unknown.status, unknown.text]).toEqual([known.status, known.text]);
    const signIn = (email: string) =>
      openBrowser(server).call("/v1/auth/sign-in", { body: { email, password: "not the password" } });
    const [wrong, nobody] = [await signIn("taken@example.com"), await signIn("no@example.com")];
    expect([wrong.status, (wrong.body as { code: string }).code]).toEqual([
      nobody.status,
      (nobody.body as { code: string }).code,
    ]);
    expect(wrong.status).toBe(403);
  });

  it("gets a new password by mail, and is signed out everywhere by it", async () => {
    await signUp("reset@example.com");
    const browser = openBrowser(server);
    await browser.call("/v1/auth/verify-email", { body: { token: mailedToken(server, "reset@example.com") } });
    await openBrowser(server).call("/v1/auth/request-password-reset", { body: { email: "reset@example.com" } });
    const token = mailedToken(server, "reset@example.com");
    const reset = { token, password: "another good password" };
    expect((await openBrowser(server).call("/v1/auth/reset-password", { body: reset })).status).toBe(204);
    expect((await openBrowser(server).call("/v1/auth/reset-password", { body: reset })).status).toBe(422);
    expect(await browser.call("/v1/me")).toMatchObject({ status: 401, body: { code: "sign_in_needed" } });
  });

  it("is guessed at only so often: then everybody has to wait, with the time to wait", async () => {
    const attempts = [];
    for (let i = 0; i < 12; i += 1) {
      attempts.push(
        await openBrowser(server).call("/v1/auth/sign-in", {
          body: { email: "guess@example.com", password: `guess ${i}` },
        }),
      );
    }
    expect(attempts[0]?.status).toBe(403);
    expect(attempts.at(-1)?.status).toBe(429);
    expect(Number(attempts.at(-1)?.headers.get("retry-after"))).toBeGreaterThan(60);
  });

  it("cannot be made while sign-up is closed", async () => {
    const closed = await openTestServer({ env: readEnv({ NETVEXA_LOG_LEVEL: "silent", NETVEXA_PUBLIC_URL: ORIGIN }) });
    const body = { name: "Eve", email: "eve@example.com", password: PASSWORD, organisation: "Eve's", storefront };
    const answer = await openBrowser(closed).call("/v1/auth/sign-up", { body });
    await closed.close();
    expect(answer).toMatchObject({ status: 403, body: { code: "sign_up_closed" } });
  });
});

describe("a request from a foreign page", () => {
  it("is refused, cookie or not", async () => {
    const email = "csrf@example.com";
    await signUp(email);
    const browser = openBrowser(server);
    await browser.call("/v1/auth/verify-email", { body: { token: mailedToken(server, email) } });
    const rename = (headers: Record<string, string>) =>
      browser.call("/v1/me", { method: "PATCH", body: { name: "Mallory" }, headers });
    const foreign: Record<string, string>[] = [
      { "x-netvexa-csrf": "" },
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: ORIGIN, "sec-fetch-site": "cross-site" },
    ];
    for (const headers of foreign)
      expect(await rename(headers)).toMatchObject({ status: 403, body: { code: "foreign_page" } });
    const signIn = { email, password: PASSWORD };
    const login = await call(`${server.url}/v1/auth/sign-in`, {
      body: signIn,
      headers: { origin: "https://evil.example" },
    });
    expect(login).toMatchObject({ status: 403, body: { code: "foreign_page" } });
    expect((await rename({ origin: ORIGIN, "sec-fetch-site": "same-origin" })).status).toBe(204);
    expect(await browser.call("/v1/me")).toMatchObject({ body: { person: { name: "Mallory" } } });
  });
});
