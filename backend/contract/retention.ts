import { z } from "zod";
import { defineRoute } from "./route.ts";

const tag = "Retention";

const retention = z.strictObject({
  conversationDays: z
    .number()
    .int()
    .min(1)
    .max(3_650)
    .nullable()
    .describe("Conversations in which nothing happened for so many days are erased; null keeps them."),
});

export const getRetentionRoute = defineRoute({
  id: "getRetention",
  method: "get",
  path: "/v1/retention",
  summary: "Read how long conversations are kept",
  tag,
  auth: { kind: "api_key", scope: "settings:read" },
  rateLimit: "read",
  idempotency: "none",
  request: {},
  response: { kind: "json", status: 200, schema: retention },
});

export const setRetentionRoute = defineRoute({
  id: "setRetention",
  method: "put",
  path: "/v1/retention",
  summary: "Say how long conversations are kept, with everything that belongs to them",
  tag,
  auth: { kind: "api_key", scope: "settings:write" },
  rateLimit: "write",
  idempotency: "none",
  request: { body: retention },
  response: { kind: "json", status: 200, schema: retention },
});

export const eraseConversationRoute = defineRoute({
  id: "eraseConversation",
  method: "delete",
  path: "/v1/conversations/{conversationId}",
  summary: "Erase a conversation with its answers, receipts, intents, contact requests and its lead",
  tag,
  auth: { kind: "api_key", scope: "settings:write" },
  rateLimit: "write",
  idempotency: "none",
  request: { params: z.strictObject({ conversationId: z.uuid() }) },
  response: { kind: "empty", status: 204 },
});

export const eraseVisitorRoute = defineRoute({
  id: "eraseVisitor",
  method: "delete",
  path: "/v1/widget/visitor",
  summary: "Erase everything that is known of the visitor who asks",
  tag: "Widget",
  auth: { kind: "visitor" },
  rateLimit: "write",
  idempotency: "none",
  request: {},
  response: { kind: "empty", status: 204 },
});
