import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, signUpOwner, type Browser } from "#test/browser";
import { openTestServer, type TestServer } from "#test/test-server";
import { createAuthenticator, type VirtualAuthenticator } from "#test/virtual-authenticator";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const device = (origin = server.url) => createAuthenticator({ rpId: "localhost", origin });

async function challengeOf(browser: Browser, path: string, body?: unknown): Promise<string> {
  const options = await browser.call(path, { method: "POST", ...(body ? { body } : {}) });
  expect(options.status, options.text).toBe(200);
  return (options.body as { challenge: string }).challenge;
}

async function addPasskey(browser: Browser, authenticator: VirtualAuthenticator) {
  const challenge = await challengeOf(browser, "/v1/me/passkeys/options", { name: "Laptop" });
  return browser.call("/v1/me/passkeys", { body: { name: "Laptop", response: authenticator.create(challenge) } });
}

async function signIn(authenticator: VirtualAuthenticator, options: { verifiesUser?: boolean } = {}) {
  const browser = openBrowser(server);
  const challenge = await challengeOf(browser, "/v1/auth/passkey/options");
  const answer = await browser.call("/v1/auth/passkey", { body: { response: authenticator.get(challenge, options) } });
  return { browser, answer };
}

describe("[N1] a passkey", () => {
  it("signs in without a password, until it is removed", async () => {
    const { browser } = await signUpOwner(server, "passkey@example.com");
    const authenticator = device();
    const added = await addPasskey(browser, authenticator);
    expect(added.status, added.text).toBe(201);
    const { id } = added.body as { id: string };
    expect(await browser.call("/v1/me/passkeys")).toMatchObject({ body: { passkeys: [{ id, name: "Laptop" }] } });
    const signedIn = await signIn(authenticator);
    expect(signedIn.answer).toMatchObject({ status: 200, body: { state: "signed_in" } });
    expect(await signedIn.browser.call("/v1/me")).toMatchObject({ body: { person: { email: "passkey@example.com" } } });
    expect((await browser.call(`/v1/me/passkeys/${id}`, { method: "DELETE" })).status).toBe(204);
    expect((await signIn(authenticator)).answer).toMatchObject({ status: 422, body: { code: "passkey_refused" } });
  });

  it("must have verified its user, because it stands for both factors", async () => {
    const { browser } = await signUpOwner(server, "unverified@example.com");
    const authenticator = device();
    await addPasskey(browser, authenticator);
    expect((await signIn(authenticator, { verifiesUser: false })).answer).toMatchObject({
      body: { code: "passkey_refused" },
    });
    expect((await signIn(authenticator)).answer.status).toBe(200);
  });

  it("works at our own origin, with a challenge that was given to this browser, once", async () => {
    const { browser } = await signUpOwner(server, "bound@example.com");
    const [foreign, own] = [device("https://evil.example"), device()];
    expect((await addPasskey(browser, foreign)).body).toMatchObject({ code: "passkey_refused" });
    await addPasskey(browser, own);
    const other = openBrowser(server);
    const challenge = await challengeOf(other, "/v1/auth/passkey/options");
    const response = own.get(challenge);
    expect((await openBrowser(server).call("/v1/auth/passkey", { body: { response } })).status).toBe(422);
    const replay = openBrowser(server, { cookie: other.cookies() });
    expect((await other.call("/v1/auth/passkey", { body: { response } })).status).toBe(200);
    expect((await replay.call("/v1/auth/passkey", { body: { response } })).status).toBe(422);
  });
});
