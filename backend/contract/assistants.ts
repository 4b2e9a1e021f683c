import { z } from "zod";
import { defineRoute } from "./route.ts";
import { SCOPES } from "./scopes.ts";

const tag = "Assistants";
const uid = z.string().regex(/^[\w-]{10,100}$/, "must be the consent's own id");
const scopes = z.array(z.enum(SCOPES)).min(1).max(SCOPES.length);

export const getConsentRoute = defineRoute({
  id: "getConsent",
  method: "get",
  path: "/oauth/consent/{uid}/request",
  summary: "Read which assistant asks to be let in, from the browser that it sent here",
  tag,
  auth: { kind: "person" },
  rateLimit: "read",
  idempotency: "none",
  request: { params: z.strictObject({ uid }) },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({ client: z.string(), clientId: z.string(), returnsTo: z.string(), scopes }),
  },
});

export const decideConsentRoute = defineRoute({
  id: "decideConsent",
  method: "post",
  path: "/oauth/consent/{uid}/decision",
  summary: "Let an assistant into the storefront, with some of the rights that it asks for, or turn it away",
  tag,
  auth: { kind: "member", permission: "keys:write" },
  rateLimit: "credential",
  idempotency: "none",
  request: {
    params: z.strictObject({ uid }),
    body: z.strictObject({ allow: z.boolean(), scopes: z.array(z.enum(SCOPES)).max(SCOPES.length).default([]) }),
  },
  response: { kind: "json", status: 200, schema: z.object({ redirectUrl: z.string() }) },
  errors: ["scope_exceeded"],
});

export const listAssistantsRoute = defineRoute({
  id: "listAssistants",
  method: "get",
  path: "/v1/assistants",
  summary: "List the assistants that members have let in",
  tag,
  auth: { kind: "member", permission: "keys:read" },
  rateLimit: "read",
  idempotency: "none",
  request: {},
  response: {
    kind: "json",
    status: 200,
    schema: z.object({
      assistants: z.array(
        z.object({
          id: z.string(),
          client: z.string(),
          clientId: z.string(),
          scopes: z.array(z.string()),
          createdAt: z.iso.datetime(),
        }),
      ),
    }),
  },
});

export const removeAssistantRoute = defineRoute({
  id: "removeAssistant",
  method: "delete",
  path: "/v1/assistants/{assistantId}",
  summary: "Take an assistant's rights away, from its next request on",
  tag,
  auth: { kind: "member", permission: "keys:write" },
  rateLimit: "write",
  idempotency: "none",
  request: {
    params: z.strictObject({ assistantId: z.string().regex(/^[\w-]{10,100}$/, "must be an assistant's id") }),
  },
  response: { kind: "empty", status: 204 },
});
