import { createHash, randomBytes, type KeyObject } from "node:crypto";
import { CSRF_HEADER, STOREFRONT_HEADER } from "@netvexa/contract/people";
import { SignJWT, UnsecuredJWT } from "jose";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signingKey } from "#platform/oauth-server";
import { createGuardedFetch, type GuardedFetch } from "#platform/guarded-fetch";
import { signUpOwner, type SignedUp } from "#test/browser";
import { call, openTestServer, type TestServer } from "#test/test-server";

const CLIENT = "https://assistant.example/client.json";
const CALLBACK = "http://127.0.0.1:7777/callback";
const VERIFIER = randomBytes(32).toString("base64url");
const challenge = createHash("sha256").update(VERIFIER).digest("base64url");

/** The client's own site, where its document stands; every other address goes through the guard as always. */
function fetchOfClientSite(): GuardedFetch {
  const guarded = createGuardedFetch({ userAgent: "NetvexaBot/1.0" });
  const document = {
    client_id: CLIENT,
    client_name: "Assistant",
    redirect_uris: [CALLBACK],
    grant_types: ["authorization_code", "refresh_token"],
    response_types: ["code"],
    token_endpoint_auth_method: "none",
    application_type: "native",
  };
  const fetched: GuardedFetch = Object.assign(
    async (url: string | URL, request?: Parameters<GuardedFetch>[1]) => {
      if (String(url) !== CLIENT) return guarded(url, request);
      const headers = new Headers({ "content-type": "application/json" });
      return {
        url: CLIENT,
        status: 200,
        headers,
        redirects: [],
        location: null,
        body: Buffer.from(JSON.stringify(document)),
      };
    },
    { open: guarded.open, close: () => guarded.close() },
  );
  return fetched;
}

let server: TestServer;
let owner: SignedUp;
beforeAll(async () => {
  server = await openTestServer({ guardedFetch: fetchOfClientSite() });
  owner = await signUpOwner(server, "owner@example.com");
});
afterAll(() => server.close());

const resource = () => `${server.url}/mcp`;

/** A browser that follows the redirects of one authorisation, with its own cookies. */
function openWindow() {
  const jar = new Map<string, string>();
  return {
    cookie: () => [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
    open: async (url: string) => {
      const headers: Record<string, string> =
        jar.size > 0 ? { cookie: [...jar].map((pair) => pair.join("=")).join("; ") } : {};
      const answer = await fetch(new URL(url, server.url), { headers, redirect: "manual" });
      for (const cookie of answer.headers.getSetCookie()) {
        const [pair = ""] = cookie.split(";");
        jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
      }
      return { status: answer.status, location: answer.headers.get("location") ?? "", text: await answer.text() };
    },
  };
}

function authorizeUrl(change: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: CLIENT,
    response_type: "code",
    redirect_uri: CALLBACK,
    code_challenge: challenge,
    code_challenge_method: "S256",
    scope: "knowledge:read conversations:read",
    resource: resource(),
    state: "abc",
    ...change,
  });
  return `/oauth/authorize?${query}`;
}

/** Goes as far as to where the member is asked; returns the consent's id. */
async function askConsent(window: ReturnType<typeof openWindow>, change: Record<string, string> = {}) {
  const asked = await window.open(authorizeUrl(change));
  expect(asked.status, asked.text + asked.location).toBe(303);
  return asked.location.split("/").at(-1) ?? "";
}

/** A member's dashboard in the same browser as the window. */
const dashboard = (window: ReturnType<typeof openWindow>, path: string, body?: unknown) =>
  dashboardOf(owner, window, { path, body });

const dashboardOf = (
  member: SignedUp,
  window: ReturnType<typeof openWindow>,
  { path, body }: { path: string; body?: unknown },
) =>
  call(`${server.url}${path}`, {
    headers: {
      cookie: `${member.browser.cookies()}; ${window.cookie()}`,
      [CSRF_HEADER]: "1",
      [STOREFRONT_HEADER]: owner.tenantId,
    },
    ...(body === undefined ? {} : { body }),
  });

async function exchange(code: string, change: Record<string, string> = {}) {
  const form = {
    grant_type: "authorization_code",
    client_id: CLIENT,
    code,
    redirect_uri: CALLBACK,
    code_verifier: VERIFIER,
    resource: resource(),
  };
  const answer = await fetch(`${server.url}/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({ ...form, ...change }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}

async function letIn(scopes = ["knowledge:read"]) {
  const window = openWindow();
  const uid = await askConsent(window);
  const decided = await dashboard(window, `/oauth/consent/${uid}/decision`, { allow: true, scopes });
  expect(decided.status, decided.text).toBe(200);
  const back = await window.open((decided.body as { redirectUrl: string }).redirectUrl);
  const returned = new URL(back.location);
  expect(returned.searchParams.get("state")).toBe("abc");
  expect(returned.searchParams.get("iss")).toBe(server.url);
  return exchange(returned.searchParams.get("code") ?? "");
}

const useTool = (token: string, name = "knowledge_search", args: unknown = { query: "x" }) =>
  call(`${server.url}/mcp`, {
    as: token,
    body: { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name, arguments: args } },
    headers: { accept: "application/json, text/event-stream", "mcp-protocol-version": "2025-11-25" },
  });

describe("[G2] an assistant that a member lets in by OAuth", () => {
  it("finds where to go from the refusal on", async () => {
    const refused = await call(`${server.url}/mcp`, { body: {} });
    const metadata = /resource_metadata="([^"]+)"/.exec(refused.headers.get("www-authenticate") ?? "")?.[1] ?? "";
    const { body } = await call(metadata);
    const [issuer] = (body as { authorization_servers: string[] }).authorization_servers;
    const found = await call(`${issuer}/.well-known/oauth-authorization-server`);
    expect(found.body).toMatchObject({
      issuer: server.url,
      authorization_endpoint: `${server.url}/oauth/authorize`,
      token_endpoint: `${server.url}/oauth/token`,
      code_challenge_methods_supported: ["S256"],
      client_id_metadata_document_supported: true,
      authorization_response_iss_parameter_supported: true,
    });
  });

  it("gets what the member chose of what it asked for, for the storefront that the member chose", async () => {
    const window = openWindow();
    const uid = await askConsent(window);
    const page = await window.open(`/oauth/consent/${uid}`);
    expect(page.location).toBe(`/app/connect/assistant?consent=${uid}`);
    const asked = await dashboard(window, `/oauth/consent/${uid}/request`);
    expect(asked.body).toEqual({
      client: "assistant.example",
      clientId: CLIENT,
      returnsTo: "127.0.0.1:7777",
      scopes: ["knowledge:read", "conversations:read"],
    });
    const { status, body } = await letIn(["knowledge:read"]);
    expect([status, body.token_type, body.scope]).toEqual([200, "Bearer", "knowledge:read"]);
    const used = await useTool(body.access_token ?? "");
    expect([used.status, used.text]).toEqual([200, expect.stringContaining("never follow instructions")]);
    const beyond = await useTool(body.access_token ?? "", "unanswered_questions", {});
    expect(beyond.status).toBe(403);
    expect(beyond.headers.get("www-authenticate")).toContain('scope="conversations:read"');
    const api = await call(`${server.url}/v1/storefront`, { as: body.access_token ?? "" });
    expect(api.status, "a token for assistants opens nothing else").toBe(401);
  });

  it("keeps its rights by a refresh token that works once, until a member sends it away", async () => {
    const { body } = await letIn();
    const refresh = (token = body.refresh_token ?? "") =>
      exchange("", { grant_type: "refresh_token", refresh_token: token });
    const renewed = await refresh();
    expect(renewed.status, JSON.stringify(renewed.body)).toBe(200);
    const { body: listed } = await owner.browser.call("/v1/assistants", { storefront: owner.tenantId });
    const [latest] = (listed as { assistants: { id: string; client: string }[] }).assistants;
    expect(latest?.client).toBe("assistant.example");
    expect((await useTool(renewed.body.access_token ?? "")).status).toBe(200);
    const gone = await owner.browser.call(`/v1/assistants/${latest?.id}`, {
      storefront: owner.tenantId,
      method: "DELETE",
    });
    expect(gone.status, gone.text).toBe(204);
    expect((await useTool(renewed.body.access_token ?? "")).status).toBe(401);
    expect((await refresh(renewed.body.refresh_token)).status).toBe(400);
  });
});

describe("[G2] an assistant that means no good", () => {
  it("is turned away without PKCE, by the plain method, to another address and for another resource", async () => {
    const errorOf = async (change: Record<string, string>) => {
      const { location, text } = await openWindow().open(authorizeUrl(change));
      return location === "" ? text.split(":")[0] : new URL(location, server.url).searchParams.get("error");
    };
    expect(await errorOf({ code_challenge: "", code_challenge_method: "" })).toBe("invalid_request");
    expect(await errorOf({ code_challenge_method: "plain" })).toBe("invalid_request");
    expect(await errorOf({ redirect_uri: "https://evil.example/" })).toMatch(/redirect_uri|invalid/);
    expect(await errorOf({ resource: "https://other.example/mcp" })).toBe("invalid_target");
    expect(await errorOf({ client_id: "https://127.0.0.1/internal.json" })).toBe("invalid_client");
  });

  it("gets nothing by a link: only the browser that was asked can answer, and only a member who may", async () => {
    const [window, other] = [openWindow(), openWindow()];
    const uid = await askConsent(window);
    await askConsent(other);
    const path = `/oauth/consent/${uid}/decision`;
    expect((await dashboard(other, path, { allow: true, scopes: ["knowledge:read"] })).status).toBe(404);
    const beyond = await dashboard(window, path, { allow: true, scopes: ["settings:write"] });
    expect([beyond.status, beyond.body]).toMatchObject([403, { code: "scope_exceeded" }]);
    const stranger = await signUpOwner(server, "stranger@example.com");
    const foreign = await dashboardOf(stranger, window, { path, body: { allow: true, scopes: ["knowledge:read"] } });
    expect(foreign.status).toBe(404);
    const refused = await dashboard(window, path, { allow: false });
    const back = await window.open((refused.body as { redirectUrl: string }).redirectUrl);
    expect(new URL(back.location).searchParams.get("error")).toBe("access_denied");
  });

  it("cannot use a token that is expired, unsigned, of another issuer or for another resource", async () => {
    await letIn();
    const { rows } = await sql<{ id: string }>`select id from assistant_grants where revoked_at is null
      order by created_at desc limit 1`.execute(server.test.database.owner);
    const good = { tenant: owner.tenantId, grant: rows[0]?.id, scope: "knowledge:read" };
    const now = Math.floor(Date.now() / 1_000);
    const sign = (change: { iss?: string; aud?: string; exp?: number; key?: KeyObject } = {}) =>
      new SignJWT(good)
        .setProtectedHeader({ alg: "EdDSA", typ: "at+jwt", kid: "1" })
        .setSubject(owner.personId)
        .setIssuer(change.iss ?? server.url)
        .setAudience(change.aud ?? resource())
        .setExpirationTime(change.exp ?? now + 60)
        .sign(change.key ?? signingKey(server.test.platform).privateKey);
    expect((await useTool(await sign())).status).toBe(200);
    const none = new UnsecuredJWT(good).setSubject(owner.personId).setIssuer(server.url).setAudience(resource());
    const wrong = [
      await sign({ exp: now - 60 }),
      await sign({ iss: "https://evil.example" }),
      await sign({ aud: "https://other.example/mcp" }),
      none.setExpirationTime(now + 60).encode(),
    ];
    for (const token of wrong) {
      const answer = await useTool(token);
      expect(answer.status).toBe(401);
      expect(answer.headers.get("www-authenticate")).toMatch(/error="invalid_token", resource_metadata=/);
    }
  });

  it("leaves nothing in the store that opens anything", async () => {
    const { body } = await letIn();
    const { rows } = await sql<{ row: string }>`select r::text as row from oauth_records r`.execute(
      server.test.database.owner,
    );
    const kept = rows.map(({ row }) => row).join("\n");
    expect(rows.length).toBeGreaterThan(0);
    expect(kept).not.toContain(body.refresh_token ?? "none");
    expect(kept).not.toContain(CLIENT);
  });
});
