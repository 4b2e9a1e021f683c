import { z } from "zod";
import { receipt } from "./answers.ts";
import { defineRoute } from "./route.ts";
import { citation, turnOutcome } from "./widget.ts";

const tag = "Traces";
const time = z.iso.datetime();
const turnId = z.uuid();
const traceId = z.string().regex(/^[0-9a-f]{32}$/, "must be 32 hexadecimal digits");
const traceKind = z.enum(["turn", "sync", "external"]);
const status = z.enum(["ok", "error"]);

const traceSummary = z.object({
  id: traceId,
  kind: traceKind,
  name: z.string(),
  sessionId: z
    .string()
    .nullable()
    .describe("The conversation, the source, or what foreign software calls its session."),
  conversationId: z.uuid().nullable(),
  turnId: turnId.nullable().describe("The turn whose receipt belongs to this trace."),
  service: z.string(),
  status,
  startedAt: time,
  durationMicros: z.number().int(),
  spans: z.number().int(),
  model: z.string().nullable(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  costMicros: z.number().int().describe("Millionths of a US dollar."),
  firstOutputMs: z.number().int().nullable().describe("From the question to the first sentence that was shown."),
});

const traceSpan = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  kind: z.enum(["agent", "retriever", "embedding", "generation", "tool", "guard", "step"]),
  name: z.string(),
  status,
  startedAt: time,
  offsetMicros: z.number().int().describe("After the trace began."),
  durationMicros: z.number().int(),
  attributes: z.record(z.string(), z.unknown()).describe("By their OpenTelemetry names."),
});

const traceScore = z.object({
  name: z.string(),
  source: z.enum(["visitor", "member", "api"]),
  value: z.number().nullable(),
  label: z.string().nullable(),
  comment: z.string().nullable(),
  updatedAt: time,
});

export const listTracesRoute = defineRoute({
  id: "listTraces",
  method: "get",
  path: "/v1/traces",
  summary: "List traces of answers, syncs and your own software, latest first",
  tag,
  auth: { kind: "api_key", scope: "conversations:read" },
  rateLimit: "read",
  idempotency: "none",
  request: {
    query: z.strictObject({
      cursor: z.string().max(200).optional().describe("`nextCursor` of the page before."),
      limit: z.coerce.number().int().min(1).max(100).default(25),
      kind: traceKind.optional(),
      sessionId: z.string().min(1).max(200).optional().describe("Such as a conversation's id."),
      status: status.optional(),
      from: time.optional().describe("Only those that began at this time or later."),
    }),
  },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({ traces: z.array(traceSummary), nextCursor: z.string().nullable() }),
  },
  errors: ["invalid_cursor"],
});

export const getTraceRoute = defineRoute({
  id: "getTrace",
  method: "get",
  path: "/v1/traces/{traceId}",
  summary: "Read a trace with its steps and scores; an answer's trace has the turn's id, without its dashes",
  tag,
  auth: { kind: "api_key", scope: "conversations:read" },
  rateLimit: "read",
  idempotency: "none",
  request: { params: z.strictObject({ traceId }) },
  response: {
    kind: "json",
    status: 200,
    schema: traceSummary.extend({
      spanList: z.array(traceSpan).describe("In the order in which they began, at most 1,000."),
      scores: z.array(traceScore),
    }),
  },
});

const scoreRequest = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9_.-]{0,79}$/, "must be lower case letters, digits, . _ and -"),
    value: z.number().min(-1_000_000).max(1_000_000).nullable().default(null),
    label: z.string().min(1).max(80).nullable().default(null),
    comment: z.string().max(1_000).nullable().default(null),
  })
  .refine(({ value, label }) => value !== null || label !== null, "value or label must be given");

export const scoreTraceRoute = defineRoute({
  id: "scoreTrace",
  method: "put",
  path: "/v1/traces/{traceId}/scores",
  summary: "Judge a trace; one's earlier score of the same name is replaced",
  tag,
  auth: { kind: "api_key", scope: "answers:write" },
  rateLimit: "write",
  idempotency: "none",
  request: { params: z.strictObject({ traceId }), body: scoreRequest },
  response: { kind: "json", status: 200, schema: z.object({ scores: z.array(traceScore) }) },
});

const traceSettings = z.object({
  captureContent: z.boolean().describe("Whether questions, answers and passages are kept in traces, word for word."),
  days: z.number().int().min(1).max(3_650).describe("How long traces that belong to no conversation are kept."),
});

export const getTraceSettingsRoute = defineRoute({
  id: "getTraceSettings",
  method: "get",
  path: "/v1/trace-settings",
  summary: "Read what traces keep, and how long",
  tag,
  auth: { kind: "api_key", scope: "settings:read" },
  rateLimit: "read",
  idempotency: "none",
  request: {},
  response: { kind: "json", status: 200, schema: traceSettings },
});

export const setTraceSettingsRoute = defineRoute({
  id: "setTraceSettings",
  method: "put",
  path: "/v1/trace-settings",
  summary: "Set what traces keep, and how long",
  tag,
  auth: { kind: "api_key", scope: "settings:write" },
  rateLimit: "write",
  idempotency: "none",
  request: { body: z.strictObject(traceSettings.shape) },
  response: { kind: "json", status: 200, schema: traceSettings },
});

export const ingestOtlpTracesRoute = defineRoute({
  id: "ingestOtlpTraces",
  method: "post",
  path: "/v1/otlp/v1/traces",
  summary: "Export spans by OpenTelemetry (OTLP/HTTP, protobuf or JSON, plain or gzip)",
  tag,
  auth: { kind: "api_key", scope: "logs:write" },
  rateLimit: "bulk",
  idempotency: "none",
  request: { upload: { maxBytes: 5 * 1024 * 1024 } },
  response: { kind: "bytes", mediaTypes: ["application/x-protobuf", "application/json"] },
  errors: ["otlp_unreadable", "otlp_media_type", "log_batch_too_large"],
});

const told = z.object({
  answer: z.string(),
  outcome: turnOutcome.nullable(),
  citations: z.array(citation),
  receipt: receipt.nullable(),
});

export const replayTurnRoute = defineRoute({
  id: "replayTurn",
  method: "post",
  path: "/v1/turns/{turnId}/replay",
  summary: "Show what the agent knew when it answered, and what it would say now, side by side; nothing is stored",
  tag,
  auth: { kind: "api_key", scope: "answers:write" },
  rateLimit: "turn",
  idempotency: "required",
  request: { params: z.strictObject({ turnId }) },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({
      turnId,
      conversationId: z.uuid(),
      traceId,
      question: z.string(),
      askedAt: time,
      before: told.describe("As it was answered."),
      now: told.describe("As it would be answered now."),
      knowledge: z
        .array(
          z.object({
            title: z.string(),
            url: z.string().nullable(),
            citation: z.number().int(),
            state: z
              .enum(["same", "changed", "gone"])
              .describe("Whether what was read then still stands in the storefront's knowledge."),
          }),
        )
        .describe("What the agent had read when it answered."),
      offers: z
        .array(
          z.object({
            externalId: z.string(),
            before: z.object({ priceMinor: z.number().int().nullable(), availability: z.string() }),
            now: z.object({ priceMinor: z.number().int().nullable(), availability: z.string() }).nullable(),
            currency: z.string().nullable(),
          }),
        )
        .describe("Prices and availability that it had read, then and now."),
    }),
  },
  errors: ["answer_failed"],
});
