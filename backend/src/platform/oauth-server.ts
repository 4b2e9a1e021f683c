import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { Configuration, Grant, InteractionResults, Provider, ResourceServer } from "oidc-provider";
import type { Platform } from "./platform.ts";

/** What the library keeps, by its kind and name. */
export interface OAuthRecords {
  find(kind: string, id: string): Promise<Record<string, unknown> | null>;
  findByUid(kind: string, uid: string): Promise<Record<string, unknown> | null>;
  store(
    kind: string,
    id: string,
    record: { payload: unknown; grantId: string | null; uid: string | null; seconds: number },
  ): Promise<void>;
  consume(kind: string, id: string): Promise<void>;
  remove(kind: string, id: string): Promise<void>;
  removeGrant(grantId: string): Promise<void>;
}

export interface OAuthServerOptions {
  platform: Platform;
  /** As clients reach us, without a slash at the end. */
  issuer: string;
  /** What tokens are made out to (RFC 8707). */
  resource: string;
  scopes: readonly string[];
  records: OAuthRecords;
  /** What a token says of its grant beside the standard claims. */
  claimsOf(grantId: string): Promise<Record<string, string> | null>;
}

/** A client's wish that a member has not yet answered. */
export interface AskedConsent {
  clientId: string;
  clientName: string;
  redirectHost: string;
  scopes: string[];
}

export interface OAuthServer {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  describe(uid: string): Promise<AskedConsent | null>;
  /** Returns the grant's id and where to send the browser. */
  allow(uid: string, by: { personId: string; scopes: readonly string[] }): Promise<{ grantId: string; resume: string }>;
  refuse(uid: string): Promise<string>;
}

const ACCESS_SECONDS = 600;
const CONSENT_SECONDS = 600;
const GRANT_SECONDS = 90 * 24 * 3_600;
const REFRESH_SECONDS = 30 * 24 * 3_600;
const SIGNING_ALGORITHM = "EdDSA";
/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410). */
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");

/** The key that access tokens are signed with: the same in every process, and never stored. */
export function signingKey(platform: Platform): { privateKey: KeyObject; publicKey: KeyObject } {
  const seed = platform.secrets.derive("assistants' access tokens");
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: "der", type: "pkcs8" });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

/**
 * An OAuth 2.1 authorisation server for assistants: authorisation code with PKCE (S256), clients known by the document
 * at their own address, tokens made out to one resource. Loaded on first use.
 */
export async function openOAuthServer(options: OAuthServerOptions): Promise<OAuthServer> {
  const { default: Provider, errors } = await import("oidc-provider");
  const { platform, issuer } = options;
  const provider: Provider = new Provider(issuer, {
    ...clientRules(),
    ...ownKeys(platform),
    ...grantRules(options, (id) => provider.Grant.find(id)),
    adapter: (kind: string) => adapt(options.records, kind),
    interactions: { url: (_ctx, { uid }) => `${new URL(issuer).pathname.replace(/\/$/, "")}${CONSENT_PATH}/${uid}` },
    routes: ROUTES,
    ttl: LIFETIMES,
    fetch: (url, init) => fetchGuarded(platform, url instanceof Request ? url.url : String(url), init),
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      revocation: { enabled: true },
      clientIdMetadataDocument: { enabled: true, ack: "draft-02" },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => options.resource,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, asked) => {
          if (asked !== options.resource) throw new errors.InvalidTarget();
          return describeTokens(options);
        },
      },
    },
    renderError: (ctx, out) => {
      ctx.type = "text/plain";
      ctx.body = `${out.error}: ${out.error_description ?? ""}\n`;
    },
  });
  provider.proxy = true;
  provider.on("server_error", (_ctx, error) => platform.logger.error({ err: error }, "authorisation failed"));
  const callback = provider.callback();
  return { handle: async (request, response) => callback(request, response), ...answerConsents(provider, options) };
}

const ROUTES = {
  authorization: "/oauth/authorize",
  token: "/oauth/token",
  jwks: "/oauth/jwks",
  revocation: "/oauth/revoke",
};

const LIFETIMES = {
  AccessToken: ACCESS_SECONDS,
  AuthorizationCode: 60,
  Grant: GRANT_SECONDS,
  Interaction: CONSENT_SECONDS,
  RefreshToken: REFRESH_SECONDS,
  Session: CONSENT_SECONDS,
};

/** Public clients alone, by code and PKCE. */
function clientRules(): Configuration {
  return {
    clientDefaults: { id_token_signed_response_alg: SIGNING_ALGORITHM, token_endpoint_auth_method: "none" },
    enabledJWA: { idTokenSigningAlgValues: [SIGNING_ALGORITHM] },
    clientAuthMethods: ["none"],
    responseTypes: ["code"],
    scopes: ["offline_access"],
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed("refresh_token"),
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ sub }) }),
  };
}

function ownKeys(platform: Platform): Configuration {
  const key = signingKey(platform).privateKey.export({ format: "jwk" });
  return {
    jwks: { keys: [{ ...key, kty: "OKP", alg: SIGNING_ALGORITHM, use: "sig", kid: "1" }] },
    cookies: {
      keys: [Buffer.from(platform.secrets.derive("authorisation cookies")).toString("base64url")],
      names: { session: "netvexa_oauth", interaction: CONSENT_COOKIE, resume: "netvexa_resume" },
    },
  };
}

function grantRules(options: OAuthServerOptions, find: (id: string) => Promise<Grant | undefined>): Configuration {
  return {
    // Each time anew: the member may choose another storefront.
    loadExistingGrant: async ({ oidc }) => {
      const grantId = oidc.result?.consent?.grantId;
      return grantId === undefined ? undefined : find(grantId);
    },
    extraTokenClaims: async (_ctx, token) => {
      const grantId = "grantId" in token && typeof token.grantId === "string" ? token.grantId : "";
      return { ...(await options.claimsOf(grantId)), grant: grantId };
    },
  };
}

function describeTokens({ scopes, resource }: OAuthServerOptions): ResourceServer {
  return {
    scope: scopes.join(" "),
    audience: resource,
    accessTokenTTL: ACCESS_SECONDS,
    accessTokenFormat: "jwt",
    jwt: { sign: { alg: SIGNING_ALGORITHM } },
  };
}

/** What a member's answer to a client's wish does. */
function answerConsents(provider: Provider, { resource, scopes }: OAuthServerOptions): Omit<OAuthServer, "handle"> {
  const find = (uid: string) => provider.Interaction.find(uid);
  const settle = async (uid: string, result: InteractionResults) => {
    const asked = await find(uid);
    if (!asked) throw new Error("The consent that is answered has run out.");
    asked.result = result;
    await asked.persist();
    return asked.returnTo;
  };
  return {
    describe: async (uid) => {
      const asked = await find(uid);
      return asked ? describeAsked(asked.params, scopes) : null;
    },
    allow: async (uid, { personId, scopes: allowed }) => {
      const asked = await find(uid);
      if (!asked) throw new Error("The consent that is answered has run out.");
      const { clientId, scopes: wanted } = describeAsked(asked.params, scopes);
      const grant = new provider.Grant({ accountId: personId, clientId });
      grant.addResourceScope(resource, allowed.join(" "));
      grant.addOIDCScope("offline_access");
      const refused = wanted.filter((scope) => !allowed.includes(scope));
      if (refused.length > 0) grant.rejectResourceScope(resource, refused.join(" "));
      const grantId = await grant.save();
      return { grantId, resume: await settle(uid, { login: { accountId: personId }, consent: { grantId } }) };
    },
    refuse: (uid) => settle(uid, { error: "access_denied", error_description: "The member did not agree." }),
  };
}

/** Where a member is asked; the cookie that ties the answer to the browser that was asked is sent here alone. */
export const CONSENT_PATH = "/oauth/consent";
export const CONSENT_COOKIE = "netvexa_consent";

const askedParams = z.looseObject({ client_id: z.string(), scope: z.string().default(""), redirect_uri: z.url() });

function describeAsked(params: Record<string, unknown>, known: readonly string[]): AskedConsent {
  const { client_id: clientId, scope, redirect_uri: redirectUri } = askedParams.parse(params);
  const asked = scope.split(" ").filter((scope) => known.includes(scope));
  return {
    clientId,
    clientName: URL.canParse(clientId) ? new URL(clientId).host : clientId,
    redirectHost: new URL(redirectUri).host,
    scopes: asked.length > 0 ? asked : [...known],
  };
}

/** The address that a client names itself by is somebody's word: only through the guard. */
async function fetchGuarded(platform: Platform, url: string, init?: RequestInit): Promise<Response> {
  const accept = new Headers(init?.headers).get("accept") ?? "application/json";
  const found = await platform.guardedFetch(url, {
    headers: { accept },
    maxBytes: 64 * 1024,
    timeoutMs: 5_000,
    redirect: "manual",
  });
  const { status } = found;
  return new Response(status === 204 || status === 304 ? null : new Uint8Array(found.body), {
    status,
    headers: found.headers,
  });
}

/** The library's own interface to a store. */
function adapt(records: OAuthRecords, kind: string) {
  return {
    upsert: (id: string, payload: Record<string, unknown>, expiresIn: number) =>
      records.store(kind, id, {
        payload,
        grantId: typeof payload.grantId === "string" ? payload.grantId : null,
        uid: kind === "Session" && typeof payload.uid === "string" ? payload.uid : null,
        seconds: expiresIn ?? GRANT_SECONDS,
      }),
    find: async (id: string) => (await records.find(kind, id)) ?? undefined,
    findByUid: async (uid: string) => (await records.findByUid(kind, uid)) ?? undefined,
    findByUserCode: async () => undefined,
    consume: (id: string) => records.consume(kind, id),
    destroy: (id: string) => records.remove(kind, id),
    revokeByGrantId: (grantId: string) => records.removeGrant(grantId),
  };
}
