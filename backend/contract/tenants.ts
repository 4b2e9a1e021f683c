import { z } from "zod";
import { defineRoute } from "./route.ts";
import { SCOPES } from "./scopes.ts";

const id = z.uuid();
const name = z.string().trim().min(1).max(200);
const time = z.iso.datetime();
/** Scheme, host and port, as browsers send it. */
export const origin = z
  .string()
  .max(260)
  .regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/, "must be like https://shop.example, in lower case, without a path");
const language = z.string().regex(/^[a-z]{2,3}$/, "must be a language code such as de");
const currency = z.string().regex(/^[A-Z]{3}$/, "must be an ISO 4217 code such as EUR");

export const newStorefront = z.strictObject({
  kind: z.enum(["wordpress", "shopify", "web"]).default("web"),
  name,
  homeUrl: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable()
    .default(null),
  allowedOrigins: z.array(origin).max(50).default([]),
  language: language.default("en"),
  currency: currency.default("EUR"),
});

export const storefront = z.object({
  tenantId: id,
  kind: z.enum(["wordpress", "shopify", "web"]),
  name,
  homeUrl: z.string().nullable(),
  publicKey: z.string(),
  previewKey: z.string().nullable().describe("Shows drafts; for the eyes of the team."),
  allowedOrigins: z.array(z.string()),
  language: z.string(),
  currency: z.string(),
  dailyTurnCap: z.number().int().nullable(),
  dailyCostCapMicros: z.number().int().nullable(),
  createdAt: time,
});

export const createdTenant = z.object({
  tenantId: id,
  organisationId: id,
  publicKey: z.string(),
  apiKey: z.string().describe("Shown this once; all scopes."),
});

export const signUpRoute = defineRoute({
  id: "signUp",
  method: "post",
  path: "/v1/sign-up",
  summary: "Create an organisation with its first storefront, where the operator has opened sign-up",
  tag: "Accounts",
  auth: { kind: "public" },
  rateLimit: "credential",
  idempotency: "none",
  request: { body: z.strictObject({ organisation: name, storefront: newStorefront }) },
  response: { kind: "json", status: 201, schema: createdTenant },
  errors: ["sign_up_closed"],
});

export const createOrganisationRoute = defineRoute({
  id: "createOrganisation",
  method: "post",
  path: "/v1/operator/organisations",
  summary: "Create an organisation",
  tag: "Operator",
  auth: { kind: "operator" },
  rateLimit: "write",
  idempotency: "required",
  request: { body: z.strictObject({ name }) },
  response: { kind: "json", status: 201, schema: z.object({ id, name }) },
});

export const createTenantRoute = defineRoute({
  id: "createTenant",
  method: "post",
  path: "/v1/operator/tenants",
  summary: "Create a storefront with its isolated tenant, and a first API key",
  tag: "Operator",
  auth: { kind: "operator" },
  rateLimit: "write",
  idempotency: "required",
  request: { body: z.strictObject({ organisationId: id, storefront: newStorefront }) },
  response: { kind: "json", status: 201, schema: createdTenant },
});

export const listTenantsRoute = defineRoute({
  id: "listTenants",
  method: "get",
  path: "/v1/operator/tenants",
  summary: "List tenants with their size, newest first",
  tag: "Operator",
  auth: { kind: "operator" },
  rateLimit: "read",
  idempotency: "none",
  request: {
    query: z.strictObject({ after: id.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({
      tenants: z.array(
        z.object({
          id,
          organisationId: id,
          organisation: z.string(),
          name: z.string(),
          kind: z.string(),
          documents: z.number().int(),
          turnsToday: z.number().int(),
          createdAt: time,
          suspendedAt: time.nullable(),
        }),
      ),
    }),
  },
});

export const suspendTenantRoute = defineRoute({
  id: "suspendTenant",
  method: "put",
  path: "/v1/operator/tenants/{tenantId}/suspension",
  summary: "Refuse or accept a tenant's credentials; its data stays",
  tag: "Operator",
  auth: { kind: "operator" },
  rateLimit: "write",
  idempotency: "none",
  request: { params: z.strictObject({ tenantId: id }), body: z.strictObject({ suspended: z.boolean() }) },
  response: { kind: "empty", status: 204 },
});

export const getStorefrontRoute = defineRoute({
  id: "getStorefront",
  method: "get",
  path: "/v1/storefront",
  summary: "Read the storefront that the API key belongs to, or that the member chose",
  tag: "Storefront",
  auth: { kind: "api_key", scope: "settings:read" },
  rateLimit: "read",
  idempotency: "none",
  request: {},
  response: { kind: "json", status: 200, schema: storefront },
});

export const updateStorefrontRoute = defineRoute({
  id: "updateStorefront",
  method: "patch",
  path: "/v1/storefront",
  summary: "Change the storefront: name, allowed origins, language, currency, daily caps",
  tag: "Storefront",
  auth: { kind: "api_key", scope: "settings:write" },
  rateLimit: "write",
  idempotency: "none",
  request: {
    body: z
      .strictObject({
        name,
        homeUrl: z
          .url({ protocol: /^https?$/ })
          .max(2000)
          .nullable(),
        allowedOrigins: z.array(origin).max(50),
        language,
        currency,
        dailyTurnCap: z.number().int().min(0).max(10_000_000).nullable(),
        dailyCostCapMicros: z.number().int().min(0).max(1e12).nullable(),
      })
      .partial(),
  },
  response: { kind: "json", status: 200, schema: storefront },
});

export const agent = z.object({
  id,
  name: z.string().trim().min(1).max(80),
  greeting: z.string().max(500).nullable(),
  instructions: z.string().max(4000),
  suggestions: z.array(z.string().trim().min(1).max(200)).max(4),
  accentColour: z.string().regex(/^#[0-9a-f]{6}$/, "must be like #0f62fe"),
  position: z.enum(["start", "end"]),
  enabled: z.boolean(),
});

export const getAgentRoute = defineRoute({
  id: "getAgent",
  method: "get",
  path: "/v1/agent",
  summary: "Read the storefront's agent",
  tag: "Storefront",
  auth: { kind: "api_key", scope: "settings:read" },
  rateLimit: "read",
  idempotency: "none",
  request: {},
  response: { kind: "json", status: 200, schema: agent },
});

export const updateAgentRoute = defineRoute({
  id: "updateAgent",
  method: "patch",
  path: "/v1/agent",
  summary: "Change the agent; `enabled: false` is the kill switch and works at once",
  tag: "Storefront",
  auth: { kind: "api_key", scope: "settings:write" },
  rateLimit: "write",
  idempotency: "none",
  request: { body: z.strictObject(agent.omit({ id: true }).shape).partial() },
  response: { kind: "json", status: 200, schema: agent },
});

const apiKey = z.object({
  id,
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  createdAt: time,
  expiresAt: time.nullable(),
  revokedAt: time.nullable(),
});

export const createApiKeyRoute = defineRoute({
  id: "createApiKey",
  method: "post",
  path: "/v1/api-keys",
  summary: "Issue an API key; the key itself is shown this once",
  tag: "API keys",
  auth: { kind: "api_key", scope: "settings:write", permission: "keys:write" },
  rateLimit: "credential",
  idempotency: "required",
  request: {
    body: z.strictObject({
      name: z.string().trim().min(1).max(80),
      scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length),
      expiresInDays: z.number().int().min(1).max(3650).nullable().default(null),
    }),
  },
  response: { kind: "json", status: 201, schema: apiKey.extend({ key: z.string() }) },
  errors: ["scope_exceeded"],
});

export const listApiKeysRoute = defineRoute({
  id: "listApiKeys",
  method: "get",
  path: "/v1/api-keys",
  summary: "List the storefront's API keys",
  tag: "API keys",
  auth: { kind: "api_key", scope: "settings:read", permission: "keys:read" },
  rateLimit: "read",
  idempotency: "none",
  request: {},
  response: { kind: "json", status: 200, schema: z.object({ keys: z.array(apiKey) }) },
});

export const revokeApiKeyRoute = defineRoute({
  id: "revokeApiKey",
  method: "delete",
  path: "/v1/api-keys/{keyId}",
  summary: "Revoke an API key at once",
  tag: "API keys",
  auth: { kind: "api_key", scope: "settings:write", permission: "keys:write" },
  rateLimit: "write",
  idempotency: "none",
  request: { params: z.strictObject({ keyId: id }) },
  response: { kind: "empty", status: 204 },
});
