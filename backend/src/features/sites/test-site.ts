import { createHmac, randomBytes } from "node:crypto";
import { z } from "zod";
import { newId } from "#platform/ids";
import type { SignedUp } from "#test/browser";
import { call, type CallResult, type TestServer } from "#test/test-server";
import { hashBody } from "./sign.ts";
import { challengeOf } from "./site-code.ts";

export interface TestSite {
  siteKey: string;
  secret: string;
  publicKey: string;
  /** A request that the site signs. */
  send(path: string, body?: unknown): Promise<CallResult>;
  /** What the site vouches for. */
  vouch(facts: Record<string, unknown>): string;
}

const consented = z.object({ redirectUrl: z.string() });
const connected = z.object({ siteKey: z.string(), secret: z.string(), publicKey: z.string() });

const hmac = (secret: string, lines: string[]) => createHmac("sha256", secret).update(lines.join("\n")).digest("hex");

/** A site that its owner has connected; it answers nobody. */
export async function connectTestSite(server: TestServer, owner: SignedUp): Promise<TestSite> {
  const siteUrl = "https://shop.example/";
  const verifier = randomBytes(40).toString("base64url");
  const asked = { siteUrl, returnUrl: siteUrl, state: "0123456789abcdef", codeChallenge: challengeOf(verifier) };
  const allowed = await owner.browser.call("/v1/sites/authorization", { storefront: owner.tenantId, body: asked });
  const code = new URL(consented.parse(allowed.body).redirectUrl).searchParams.get("code");
  const exchange = { code, codeVerifier: verifier, siteUrl, handshakeUrl: siteUrl };
  const { body } = await call(`${server.url}/v1/sites/connection`, { body: exchange });
  const { siteKey, secret, publicKey } = connected.parse(body);
  return {
    siteKey,
    secret,
    publicKey,
    send: (path, content) => {
      const method = content === undefined ? "GET" : "POST";
      const [time, nonce] = [String(Math.floor(Date.now() / 1000)), randomBytes(16).toString("base64url")];
      const hash = hashBody(content === undefined ? "" : JSON.stringify(content));
      const signature = hmac(secret, ["netvexa request", method, path, time, nonce, hash]);
      const authorization = `Netvexa-Site ${siteKey}:${time}:${nonce}:${signature}`;
      return call(`${server.url}${path}`, { body: content, headers: { authorization, "idempotency-key": newId() } });
    },
    vouch: (facts) => {
      const until = Math.floor(Date.now() / 1000) + 300;
      const payload = Buffer.from(JSON.stringify({ site: siteKey, until, ...facts })).toString("base64url");
      return `${payload}.${hmac(secret, ["netvexa claim", payload])}`;
    },
  };
}
