import { z } from "zod";
import { defineRoute } from "./route.ts";

/** One record as it is sent: only `message` is needed. */
export const newLogRecord = z.strictObject({
  time: z
    .union([z.iso.datetime({ offset: true }), z.number()])
    .optional()
    .describe("Now, if left out"),
  level: z.enum(["trace", "debug", "info", "warn", "error", "fatal"]).optional().describe("info, if left out"),
  log: z.string().max(100).optional().describe("default, if left out"),
  message: z.string().max(32_768),
  fields: z.record(z.string(), z.unknown()).optional().describe("Flattened to dotted names; at most 100"),
  traceId: z.string().length(32).nullable().optional(),
  spanId: z.string().length(16).nullable().optional(),
  conversationId: z.string().max(100).nullable().optional(),
  visitorId: z.string().max(100).nullable().optional(),
  source: z.string().max(100).nullable().optional(),
});

export const ingestResult = z.object({
  accepted: z.number().int(),
  dropped: z.number().int().describe("Left out because the daily quota is used up"),
  rejected: z.array(z.object({ index: z.number().int(), code: z.string(), message: z.string() })),
  ids: z.array(z.string().nullable()).describe("One for each record of the batch; null for one that was not stored"),
  duplicate: z.boolean().describe("The batch with this Idempotency-Key was stored before"),
});

export const ingestLogsRoute = defineRoute({
  id: "ingestLogs",
  method: "post",
  path: "/v1/logs",
  summary:
    "Send log records: one JSON object, a JSON list, or NDJSON (application/x-ndjson), plain or as gzip; at most 5,000 records and 5 MB unpacked. The header Idempotency-Key makes sending again safe",
  tag: "Logs",
  auth: { kind: "api_key", scope: "logs:write" },
  rateLimit: "none",
  idempotency: "none",
  request: { upload: { maxBytes: 5 * 1024 * 1024 } },
  response: { kind: "json", status: 202, schema: ingestResult },
  errors: [
    "log_batch_unreadable",
    "log_batch_too_large",
    "no_valid_record",
    "log_rate_exceeded",
    "log_store_full",
    "log_store_unreachable",
  ],
});

export const ingestOtlpLogsRoute = defineRoute({
  id: "ingestOtlpLogs",
  method: "post",
  path: "/v1/otlp/v1/logs",
  summary: "Export logs by OpenTelemetry (OTLP/HTTP, protobuf or JSON, plain or gzip)",
  tag: "Logs",
  auth: { kind: "api_key", scope: "logs:write" },
  rateLimit: "none",
  idempotency: "none",
  request: { upload: { maxBytes: 5 * 1024 * 1024 } },
  response: { kind: "bytes", mediaTypes: ["application/x-protobuf", "application/json"] },
  errors: ["otlp_unreadable", "otlp_media_type", "log_batch_too_large", "log_rate_exceeded", "log_store_full"],
});

export const reportWidgetLogsRoute = defineRoute({
  id: "reportWidgetLogs",
  method: "post",
  path: "/v1/widget/logs",
  summary: "Tell of a crash of the chat window, or how long it took to load",
  tag: "Widget",
  auth: { kind: "visitor" },
  rateLimit: "session",
  idempotency: "none",
  request: {
    body: z.strictObject({
      records: z
        .array(
          z.strictObject({
            kind: z.enum(["crash", "load"]),
            message: z.string().max(1_000),
            /** Of a crash: where it was. */
            stack: z.string().max(4_000).optional(),
            /** Of a load: until the window could be used. */
            ms: z.number().min(0).max(600_000).optional(),
          }),
        )
        .min(1)
        .max(10),
    }),
  },
  response: { kind: "empty", status: 204 },
  errors: ["log_rate_exceeded", "log_store_full"],
});
