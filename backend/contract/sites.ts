import { z } from "zod";
import { defineRoute } from "./route.ts";

const id = z.uuid();
const time = z.iso.datetime();
const webAddress = z.url({ protocol: /^https?$/ }).max(2_000);
/** SHA-256 in base64url, as RFC 7636 wants it. */
const challenge = z.string().regex(/^[\w-]{43}$/, "must be the S256 challenge of RFC 7636");
const protocol = z.object({ oldest: z.number().int(), current: z.number().int() });

export const authorizeSiteRoute = defineRoute({
  id: "authorizeSite",
  method: "post",
  path: "/v1/sites/authorization",
  summary: "Let a site connect itself to the storefront; returns where to send the member's browser back to",
  tag: "Connected sites",
  auth: { kind: "member", permission: "keys:write" },
  rateLimit: "credential",
  idempotency: "none",
  request: {
    body: z.strictObject({
      siteUrl: webAddress,
      /** On the same origin as the site; the code and the state are added to it. */
      returnUrl: webAddress,
      state: z.string().min(16).max(200),
      codeChallenge: challenge,
    }),
  },
  response: { kind: "json", status: 200, schema: z.object({ redirectUrl: z.string() }) },
  errors: ["return_elsewhere"],
});

export const connectSiteRoute = defineRoute({
  id: "connectSite",
  method: "post",
  path: "/v1/sites/connection",
  summary: "Exchange the code of a member's consent, once and within ten minutes, for the site's signing secret",
  tag: "Connected sites",
  auth: { kind: "public" },
  rateLimit: "credential",
  idempotency: "none",
  request: {
    body: z.strictObject({
      code: z.string().max(200),
      codeVerifier: z.string().regex(/^[\w.~-]{43,128}$/, "must be the verifier of RFC 7636"),
      siteUrl: webAddress,
      /** Where the site answers the server's handshake; on the same origin as the site. */
      handshakeUrl: webAddress,
    }),
  },
  response: {
    kind: "json",
    status: 201,
    schema: z.object({
      siteKey: z.string(),
      secret: z.string().describe("Shown this once; signs requests, see the documentation of the WordPress plugin."),
      publicKey: z.string(),
      widgetProtocol: protocol,
    }),
  },
  errors: ["code_refused"],
});

const connectedSite = z.object({
  id,
  siteKey: z.string(),
  url: z.string(),
  connectedAt: time,
  provenAt: time.nullable(),
});

export const getSiteRoute = defineRoute({
  id: "getSite",
  method: "get",
  path: "/v1/site",
  summary: "Read the connection of the site that signed the request",
  tag: "Connected sites",
  auth: { kind: "api_key", scope: "settings:read" },
  rateLimit: "read",
  idempotency: "none",
  request: {},
  response: {
    kind: "json",
    status: 200,
    schema: connectedSite.extend({ allowedOrigins: z.array(z.string()), widgetProtocol: protocol }),
  },
});

export const proveSiteRoute = defineRoute({
  id: "proveSite",
  method: "post",
  path: "/v1/site/proof",
  summary: "Have the server call the site that signed the request at its address; proven, its visitors are let in",
  tag: "Connected sites",
  auth: { kind: "api_key", scope: "settings:read" },
  rateLimit: "credential",
  idempotency: "none",
  request: { body: z.strictObject({}) },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({ proven: z.boolean(), problem: z.string().nullable().describe("Why it was not proven.") }),
  },
});

export const leaveSiteRoute = defineRoute({
  id: "leaveSite",
  method: "delete",
  path: "/v1/site",
  summary: "End the connection of the site that signed the request",
  tag: "Connected sites",
  auth: { kind: "api_key", scope: "settings:read" },
  rateLimit: "write",
  idempotency: "none",
  request: {},
  response: { kind: "empty", status: 204 },
});

export const listSitesRoute = defineRoute({
  id: "listSites",
  method: "get",
  path: "/v1/sites",
  summary: "List the sites that connected themselves to the storefront",
  tag: "Connected sites",
  auth: { kind: "member", permission: "keys:read" },
  rateLimit: "read",
  idempotency: "none",
  request: {},
  response: { kind: "json", status: 200, schema: z.object({ sites: z.array(connectedSite) }) },
});

export const disconnectSiteRoute = defineRoute({
  id: "disconnectSite",
  method: "delete",
  path: "/v1/sites/{siteId}",
  summary: "End a site's connection at once, and tell the site",
  tag: "Connected sites",
  auth: { kind: "member", permission: "keys:write" },
  rateLimit: "write",
  idempotency: "none",
  request: { params: z.strictObject({ siteId: id }) },
  response: { kind: "empty", status: 204 },
});
