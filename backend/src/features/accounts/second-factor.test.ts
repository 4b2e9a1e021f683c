import { createHmac } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, PASSWORD, signUpOwner, type Browser } from "#test/browser";
import { openTestServer, type TestServer } from "#test/test-server";
import { call } from "#test/test-server";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** TOTP (RFC 6238) of an `otpauth://` address, `steps` of half a minute from now. */
function codeOf(uri: string, steps = 0): string {
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  const bits = [...secret.replaceAll("=", "")]
    .map((char) => ALPHABET.indexOf(char).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mac = createHmac("sha1", key).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

interface Factor {
  email: string;
  uri: string;
  backupCodes: string[];
  browser: Browser;
}

async function withFactor(email: string): Promise<Factor> {
  const { browser } = await signUpOwner(server, email);
  const started = await browser.call("/v1/me/totp", { body: { password: PASSWORD } });
  const { uri, backupCodes } = started.body as { uri: string; backupCodes: string[] };
  expect((await browser.call("/v1/me/totp/confirm", { body: { code: codeOf(uri) } })).status).toBe(204);
  return { email, uri, backupCodes, browser };
}

async function signIn(email: string): Promise<Browser> {
  const browser = openBrowser(server);
  const answer = await browser.call("/v1/auth/sign-in", { body: { email, password: PASSWORD } });
  expect(answer).toMatchObject({ status: 200, body: { state: "second_factor" } });
  return browser;
}

const second = (browser: Browser, code: string, method = "totp") =>
  browser.call("/v1/auth/second-factor", { body: { code, method } });

describe("[N1] a second factor", () => {
  it("stands between the password and the session, and each code works once", async () => {
    const { email, uri } = await withFactor("totp@example.com");
    const browser = await signIn(email);
    expect((await browser.call("/v1/me")).status).toBe(401);
    expect(await second(browser, "000000")).toMatchObject({ status: 403, body: { code: "code_wrong" } });
    const code = codeOf(uri);
    expect(await second(browser, code)).toMatchObject({ status: 200, body: { state: "signed_in" } });
    expect(await browser.call("/v1/me")).toMatchObject({ status: 200, body: { person: { secondFactor: true } } });
    const replayed = await signIn(email);
    expect(await second(replayed, code)).toMatchObject({ status: 403, body: { code: "code_wrong" } });
    expect((await replayed.call("/v1/me")).status).toBe(401);
    expect((await browser.call("/v1/me")).status).toBe(401);
  });

  it("can be a backup code, once", async () => {
    const { email, backupCodes } = await withFactor("backup@example.com");
    const [code = ""] = backupCodes;
    expect((await second(await signIn(email), code, "backup_code")).status).toBe(200);
    expect((await second(await signIn(email), code, "backup_code")).status).toBe(403);
  });

  it("is not guessed at: after five wrong codes the password is asked for again", async () => {
    const { email, uri } = await withFactor("guessed@example.com");
    const browser = await signIn(email);
    for (let i = 0; i < 5; i += 1) expect((await second(browser, `00000${i}`)).status).toBe(403);
    expect((await second(browser, codeOf(uri))).status).not.toBe(200);
    expect((await browser.call("/v1/me")).status).toBe(401);
  });

  it("is not stepped around by an API client's tokens", async () => {
    const { email } = await withFactor("around@example.com");
    const answer = await call(`${server.url}/v1/auth/tokens`, { body: { email, password: PASSWORD } });
    expect(answer).toMatchObject({ status: 403, body: { code: "second_factor_active" } });
  });

  it("is turned off with the password alone, not by a session alone", async () => {
    const { email, browser } = await withFactor("off@example.com");
    expect((await browser.call("/v1/me/totp/disable", { body: { password: "wrong password" } })).status).toBe(403);
    expect((await browser.call("/v1/me/totp/disable", { body: { password: PASSWORD } })).status).toBe(204);
    const plain = openBrowser(server);
    const answer = await plain.call("/v1/auth/sign-in", { body: { email, password: PASSWORD } });
    expect(answer).toMatchObject({ body: { state: "signed_in" } });
  });

  it("stands encrypted in the database", async () => {
    const { uri, backupCodes } = await withFactor("stored@example.com");
    const { rows } = await sql`select row_to_json(f)::text as row from auth.second_factors f`.execute(
      server.test.database.owner,
    );
    expect(rows.length).toBeGreaterThan(0);
    const stored = JSON.stringify(rows);
    for (const secret of [new URL(uri).searchParams.get("secret") ?? "", ...backupCodes])
      expect(stored).not.toContain(secret);
  });
});
