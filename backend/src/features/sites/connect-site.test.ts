import { createHash, createHmac, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { once } from "node:events";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseAllowedAddresses } from "#platform/allowed-addresses";
import { createGuardedFetch } from "#platform/guarded-fetch";
import { newId } from "#platform/ids";
import { signUpOwner, type SignedUp } from "#test/browser";
import { call, openTestServer, type CallResult, type TestServer } from "#test/test-server";

interface Site {
  url: string;
  /** Signs as the plugin does. */
  secret: string;
  siteKey: string;
  told: string[];
  lies: boolean;
  close(): Promise<void>;
}

let server: TestServer;
let owner: SignedUp;
let site: Site;
beforeAll(async () => {
  site = await openSite();
  const guardedFetch = createGuardedFetch({
    userAgent: "test",
    allow: parseAllowedAddresses([new URL(site.url).host]),
  });
  server = await openTestServer({ guardedFetch });
  owner = await signUpOwner(server, "owner@shop.example");
});
afterAll(async () => {
  await server.close();
  await site.close();
});

const hmac = (secret: string, lines: string[]) => createHmac("sha256", secret).update(lines.join("\n")).digest("hex");

/** A site that answers handshakes with what it holds. */
async function openSite(): Promise<Site> {
  const state: Site = { url: "", secret: "", siteKey: "", told: [], lies: false, close: async () => undefined };
  const http = createServer((request, response) => {
    let text = "";
    request.on("data", (piece: Buffer) => (text += piece.toString()));
    request.on("end", () => {
      const said = JSON.parse(text) as Record<"event" | "siteKey" | "time" | "nonce" | "signature", string>;
      const signed = hmac(state.secret, [`netvexa ${said.event}`, said.siteKey, said.time, said.nonce]);
      state.told.push(signed === said.signature ? said.event : "forged");
      const secret = state.lies ? "something else" : state.secret;
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ proof: hmac(secret, ["netvexa proof", said.siteKey, said.nonce]) }));
    });
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const address = http.address();
  state.url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  state.close = async () => {
    http.closeAllConnections();
    http.close();
    await once(http, "close");
  };
  return state;
}

const VERIFIER = randomBytes(40).toString("base64url");
const challenge = (verifier: string) => createHash("sha256").update(verifier).digest("base64url");

async function consent(fields: Record<string, unknown> = {}): Promise<CallResult> {
  const body = {
    siteUrl: `${site.url}/`,
    returnUrl: `${site.url}/wp-admin/admin-post.php?action=back`,
    state: "0123456789abcdef",
    codeChallenge: challenge(VERIFIER),
    ...fields,
  };
  return owner.browser.call("/v1/sites/authorization", { storefront: owner.tenantId, body });
}

async function consentedCode(): Promise<string> {
  const { redirectUrl } = (await consent()).body as { redirectUrl: string };
  return new URL(redirectUrl).searchParams.get("code") ?? "";
}

const exchange = (code: string, fields: Record<string, unknown> = {}) =>
  call(`${server.url}/v1/sites/connection`, {
    body: { code, codeVerifier: VERIFIER, siteUrl: `${site.url}/`, handshakeUrl: `${site.url}/handshake`, ...fields },
  });

async function connect(): Promise<{ siteKey: string; secret: string; publicKey: string }> {
  const { body } = await exchange(await consentedCode());
  const connected = body as { siteKey: string; secret: string; publicKey: string };
  Object.assign(site, connected);
  return connected;
}

interface Signing {
  method?: string;
  body?: string;
  time?: number;
  nonce?: string;
  /** What is sent in place of what was signed. */
  sentBody?: string;
  sentPath?: string;
}

/** The header over what is signed. */
function authorization(path: string, { method = "GET", body = "", ...signing }: Signing): string {
  const time = String(signing.time ?? Math.floor(Date.now() / 1000));
  const nonce = signing.nonce ?? randomBytes(16).toString("base64url");
  const hash = createHash("sha256").update(body).digest("hex");
  const signature = hmac(site.secret, ["netvexa request", method, path, time, nonce, hash]);
  return `Netvexa-Site ${site.siteKey}:${time}:${nonce}:${signature}`;
}

async function signed(path: string, signing: Signing = {}): Promise<{ status: number; body: unknown }> {
  const method = signing.method ?? (signing.body === undefined ? "GET" : "POST");
  const headers = {
    authorization: authorization(path, { ...signing, method }),
    "content-type": "application/json",
    "idempotency-key": newId(),
  };
  const body = signing.sentBody ?? signing.body ?? null;
  const response = await fetch(`${server.url}${signing.sentPath ?? path}`, { method, headers, body });
  const text = await response.text();
  return { status: response.status, body: text === "" ? null : JSON.parse(text) };
}

describe("[B3] a site that connects itself", () => {
  it("gets its secret for the code of a member's consent, and the code works once", async () => {
    const { redirectUrl } = (await consent()).body as { redirectUrl: string };
    const back = new URL(redirectUrl);
    expect(back.href).toContain(`${site.url}/wp-admin/admin-post.php?action=back&code=`);
    expect(back.searchParams.get("state")).toBe("0123456789abcdef");
    const code = back.searchParams.get("code") ?? "";
    const first = await exchange(code);
    expect(first).toMatchObject({ status: 201, body: { publicKey: expect.stringMatching(/^pk_/) } });
    expect(await exchange(code)).toMatchObject({ status: 401, body: { code: "code_refused" } });
  });

  it.each([
    ["another verifier", { codeVerifier: randomBytes(40).toString("base64url") }],
    ["another site's address", { siteUrl: "https://elsewhere.example/", handshakeUrl: "https://elsewhere.example/h" }],
  ])("is refused with %s, and the code is used up by that", async (_what, fields) => {
    const code = await consentedCode();
    expect(await exchange(code, fields)).toMatchObject({ status: 401, body: { code: "code_refused" } });
    expect((await exchange(code)).status).toBe(401);
  });

  it("is never sent away with a code: the browser goes back to the site's own origin alone", async () => {
    for (const returnUrl of [
      "https://evil.example/",
      `${site.url.replace("127.0.0.1", "127.0.0.2")}/`,
      `https://${new URL(site.url).host}/`,
    ])
      expect(await consent({ returnUrl })).toMatchObject({ status: 400, body: { code: "return_elsewhere" } });
    expect((await exchange(await consentedCode(), { handshakeUrl: "http://127.0.0.1:1/" })).status).toBe(400);
  });

  it("[N3] needs a member who may make keys, on our own page", async () => {
    const { apiKey } = await server.createStorefront();
    const body = { siteUrl: site.url, returnUrl: site.url, state: "0123456789abcdef", codeChallenge: challenge("x") };
    expect((await call(`${server.url}/v1/sites/authorization`, { as: apiKey, body })).status).toBe(401);
    const foreign = await owner.browser.call("/v1/sites/authorization", {
      storefront: owner.tenantId,
      body,
      headers: { origin: "https://evil.example" },
    });
    expect(foreign).toMatchObject({ status: 403, body: { code: "foreign_page" } });
  });

  it("[O1] has its secret stored sealed, and its code as a hash", async () => {
    const code = await consentedCode();
    const { secret } = await connect();
    const { rows } = await sql<{ row: string }>`select t::text as row from connected_sites t`.execute(
      server.test.database.owner,
    );
    const text = rows.map(({ row }) => row).join();
    expect(text).toContain(site.url);
    expect(text).not.toContain(secret);
    expect(text).not.toContain(code.split(".")[1]);
  });
});

describe("[B3] what a connected site signs", () => {
  beforeAll(connect);

  it("is taken as the site's, with its body and its query", async () => {
    expect(await signed("/v1/site")).toMatchObject({ status: 200, body: { url: `${site.url}/`, provenAt: null } });
    const body = JSON.stringify({ kind: "push", name: "WordPress – Ärmel" });
    expect(await signed("/v1/sources", { body })).toMatchObject({ status: 201 });
    expect((await signed("/v1/sources?limit=200")).status).toBe(200);
  });

  it("is refused when anything of it was changed on the way", async () => {
    const refused = { status: 401, body: { code: "signature_refused" } };
    const body = JSON.stringify({ kind: "push", name: "Mine" });
    expect(await signed("/v1/sources", { body, sentBody: body.replace("Mine", "Hers") })).toMatchObject(refused);
    expect(await signed("/v1/sources?limit=1", { sentPath: "/v1/sources?limit=2" })).toMatchObject(refused);
    expect(await signed("/v1/site", { sentPath: "/v1/storefront" })).toMatchObject(refused);
  });

  it("is taken once, and within five minutes of its time alone", async () => {
    const nonce = randomBytes(16).toString("base64url");
    const time = Math.floor(Date.now() / 1000);
    expect((await signed("/v1/site", { nonce, time })).status).toBe(200);
    expect(await signed("/v1/site", { nonce, time })).toMatchObject({ body: { code: "signature_refused" } });
    for (const off of [-400, 400]) expect((await signed("/v1/site", { time: time + off })).status).toBe(401);
    expect((await signed("/v1/site", { time: time - 200 })).status).toBe(200);
  });

  it("may do what a site has to, and nothing that an owner does", async () => {
    expect(
      (await signed("/v1/api-keys", { body: JSON.stringify({ name: "x", scopes: ["settings:write"] }) })).status,
    ).toBe(403);
    expect((await signed("/v1/conversations")).status).toBe(403);
    expect((await signed("/v1/sites")).status).toBe(401);
  });
});

describe("[B3] the handshake with a site", () => {
  beforeAll(connect);

  it("lets the site's visitors in once it shows at its own address that it holds the secret", async () => {
    site.lies = true;
    expect(await signed("/v1/site/proof", { body: "{}" })).toMatchObject({
      body: { proven: false, problem: "proof_wrong" },
    });
    expect(await signed("/v1/site")).toMatchObject({ body: { provenAt: null } });
    site.lies = false;
    expect(await signed("/v1/site/proof", { body: "{}" })).toMatchObject({ body: { proven: true, problem: null } });
    const { body } = await signed("/v1/site");
    expect(body).toMatchObject({ provenAt: expect.any(String), allowedOrigins: expect.arrayContaining([site.url]) });
    expect(site.told.filter((event) => event !== "handshake")).toEqual([]);
  });

  it("ends on both sides: the site is told, and its secret is worth nothing", async () => {
    const { sites } = (await owner.browser.call("/v1/sites", { storefront: owner.tenantId })).body as {
      sites: { id: string }[];
    };
    expect(sites).toHaveLength(1);
    const path = `/v1/sites/${sites[0]?.id}`;
    expect((await owner.browser.call(path, { method: "DELETE", storefront: owner.tenantId })).status).toBe(204);
    expect(site.told.at(-1)).toBe("disconnected");
    expect(await signed("/v1/site")).toMatchObject({ status: 401, body: { code: "signature_refused" } });
  });

  it("ends from the site's side as well, and connecting an address again ends its earlier connection", async () => {
    await connect();
    const earlier = { siteKey: site.siteKey, secret: site.secret };
    const later = await connect();
    Object.assign(site, earlier);
    expect((await signed("/v1/site")).status).toBe(401);
    Object.assign(site, later);
    expect((await signed("/v1/site", { method: "DELETE" })).status).toBe(204);
    expect((await signed("/v1/site")).status).toBe(401);
    const { rows } = await sql`select 1 from credential_lookup where lookup = ${site.siteKey}`.execute(
      server.test.database.owner,
    );
    expect(rows).toEqual([]);
  });
});
