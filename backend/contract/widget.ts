import { z } from "zod";
import { defineRoute } from "./route.ts";
import type { ConversationResponse, TurnEvent, TurnRequest, TurnStarted } from "./wire.ts";

const id = z.uuid();
const time = z.iso.datetime();
const webAddress = z.url({ protocol: /^https?$/ }).max(2000);

export const citation = z.object({
  number: z.number().int().min(1),
  title: z.string(),
  url: z.string().nullable(),
  excerpt: z.string().max(300),
  readAt: z.iso.datetime().nullish().describe("When it was read from its page."),
});

export const productCard = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string(),
  imageUrl: z.string().nullable(),
  price: z.string().nullable(),
  compareAtPrice: z.string().nullable(),
  availability: z.enum(["in_stock", "out_of_stock", "preorder", "discontinued", "unknown"]),
  facts: z.array(z.string()).max(4),
});

export const turnOutcome = z.enum(["answered", "unknown", "aborted", "paused", "with_person"]);

const delta = z.object({
  type: z.literal("delta"),
  id: z.string(),
  text: z.string(),
  block: z.object({ index: z.number().int().min(0), kind: z.enum(["paragraph", "item"]) }),
  citations: z.array(z.number().int().min(1)),
});

export const turnEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("status"), stage: z.enum(["searching", "writing"]) }),
  delta,
  z.object({ type: z.literal("retract"), ids: z.array(z.string()) }),
  z.object({ type: z.literal("citation"), citation }),
  z.object({ type: z.literal("card"), card: productCard }),
  z.object({
    type: z.literal("done"),
    outcome: turnOutcome,
    offerContact: z.boolean(),
    suggestions: z.array(z.string()).max(3),
    askedForPerson: z.boolean().optional(),
  }),
  z.object({ type: z.literal("error"), code: z.string(), message: z.string(), retryable: z.boolean() }),
]) satisfies z.ZodType<TurnEvent>;

const turnStarted = z.object({
  type: z.literal("started"),
  turnId: id,
  conversationId: id,
}) satisfies z.ZodType<TurnStarted>;

export const streamedEvent = z.union([turnStarted, turnEvent]);

export const questionText = z.string().trim().min(1).max(2000);

export const turnRequest = z.strictObject({
  question: questionText,
  conversationId: id.nullable(),
  page: z.strictObject({ url: webAddress, title: z.string().max(500), language: z.string().max(35) }).nullable(),
  agentId: z.string().max(36).nullish(),
}) satisfies z.ZodType<TurnRequest>;

export const turnRecord = z.object({
  id,
  question: z.string(),
  askedAt: time,
  state: z.enum(["running", "done", "aborted", "failed"]),
  events: z.array(turnEvent),
});

const turnId = z.strictObject({ turnId: id });

export const runTurnRoute = defineRoute({
  id: "runTurn",
  method: "post",
  path: "/v1/widget/turns",
  summary: "Ask a question; the answer streams back sentence by sentence with its sources",
  tag: "Widget",
  auth: { kind: "visitor" },
  rateLimit: "turn",
  idempotency: "required",
  request: { body: turnRequest },
  response: { kind: "events", schema: streamedEvent },
  errors: ["turn_running", "idempotency_key_missing", "idempotency_key_reused"],
});

export const followTurnRoute = defineRoute({
  id: "followTurn",
  method: "get",
  path: "/v1/widget/turns/{turnId}/events",
  summary: "Go on with a turn's stream after Last-Event-ID; a finished turn is replayed",
  tag: "Widget",
  auth: { kind: "visitor" },
  rateLimit: "read",
  idempotency: "none",
  request: { params: turnId },
  response: { kind: "events", schema: streamedEvent },
});

export const abortTurnRoute = defineRoute({
  id: "abortTurn",
  method: "delete",
  path: "/v1/widget/turns/{turnId}",
  summary: "Stop a running turn; what was shown stays",
  tag: "Widget",
  auth: { kind: "visitor" },
  rateLimit: "write",
  idempotency: "none",
  request: { params: turnId },
  response: { kind: "empty", status: 204 },
});

const latestConversation = z.object({
  conversation: z.object({ id, turns: z.array(turnRecord), withPeople: z.boolean().optional() }).nullable(),
}) satisfies z.ZodType<ConversationResponse>;

export const latestConversationRoute = defineRoute({
  id: "getLatestConversation",
  method: "get",
  path: "/v1/widget/conversation",
  summary: "The visitor's latest conversation, so that a reload goes on where it was",
  tag: "Widget",
  auth: { kind: "visitor" },
  rateLimit: "read",
  idempotency: "none",
  request: {},
  response: { kind: "json", status: 200, schema: latestConversation },
});

export const requestContactRoute = defineRoute({
  id: "requestContact",
  method: "post",
  path: "/v1/widget/contact",
  summary: "Ask the shop's people to get in touch",
  tag: "Widget",
  auth: { kind: "visitor" },
  rateLimit: "write",
  idempotency: "required",
  request: {
    body: z.strictObject({
      conversationId: id.nullable(),
      name: z.string().trim().max(200).nullable(),
      email: z.email().max(320),
      message: z.string().trim().min(1).max(5000),
      fields: z
        .record(z.string().regex(/^[a-z][a-z0-9_]{0,30}$/), z.string().trim().max(300))
        .refine((fields) => Object.keys(fields).length <= 4, "At most four fields.")
        .optional(),
      consent: z.string().max(500).nullish(),
    }),
  },
  response: { kind: "json", status: 201, schema: z.object({ id }) },
});
