import { z } from "zod";
import { defineRoute } from "./route.ts";

const days = z.number().int().min(1).max(3650);
const bytes = z.number().int().min(1_000_000).max(1_000_000_000_000);

export const logSettings = z.strictObject({
  retentionDays: days,
  retentionBytes: bytes.nullable().describe("Of each log; null keeps what the days allow"),
  dailyRecords: z
    .number()
    .int()
    .min(1)
    .max(1_000_000_000)
    .describe("Beyond it errors are kept, and of the rest a share"),
  samplePercent: z.number().int().min(0).max(100).describe("Of records beyond the daily number that are no errors"),
  patterns: z
    .array(z.strictObject({ name: z.string().min(1).max(60), pattern: z.string().min(1).max(200) }))
    .max(20)
    .describe("RE2 patterns of what is masked beside e-mail, telephone and card numbers, keys and tokens"),
});

export const logOverride = z.strictObject({
  log: z.string().min(1).max(100),
  retentionDays: days.nullable(),
  retentionBytes: bytes.nullable(),
  redact: z.boolean().describe("Only an owner may switch it off or on; recorded in the audit log"),
});

const COMMON = { tag: "Logs", rateLimit: "write", idempotency: "none" } as const;

export const getLogSettingsRoute = defineRoute({
  ...COMMON,
  id: "getLogSettings",
  method: "get",
  path: "/v1/logs/settings",
  summary: "How long logs are kept, how much, and what is masked in them",
  auth: { kind: "api_key", scope: "settings:read" },
  rateLimit: "read",
  request: {},
  response: {
    kind: "json",
    status: 200,
    schema: z.object({ settings: logSettings, overrides: z.array(logOverride) }),
  },
});

export const setLogSettingsRoute = defineRoute({
  ...COMMON,
  id: "setLogSettings",
  method: "put",
  path: "/v1/logs/settings",
  summary: "Set how long logs are kept, how much, and what is masked in them",
  auth: { kind: "api_key", scope: "settings:write" },
  request: { body: logSettings },
  response: { kind: "json", status: 200, schema: logSettings },
  errors: ["pattern_invalid"],
});

export const setLogOverrideRoute = defineRoute({
  ...COMMON,
  id: "setLogOverride",
  method: "put",
  path: "/v1/logs/overrides",
  summary: "Set what one log does otherwise than the others",
  auth: { kind: "api_key", scope: "settings:write" },
  request: { body: logOverride },
  response: { kind: "json", status: 200, schema: logOverride },
  errors: ["owner_only"],
});

export const forgetVisitorLogsRoute = defineRoute({
  ...COMMON,
  id: "forgetVisitorLogs",
  method: "post",
  path: "/v1/logs/forget-visitor",
  summary: "Remove every log record of a visitor",
  auth: { kind: "api_key", scope: "settings:write" },
  request: { body: z.strictObject({ visitorId: z.string().min(1).max(100) }) },
  response: { kind: "json", status: 200, schema: z.object({ removed: z.number().int() }) },
});

const EXPORT = {
  method: "get",
  tag: "Logs",
  auth: { kind: "api_key", scope: "logs:read" },
  rateLimit: "read",
  idempotency: "none",
  request: { query: z.strictObject({ q: z.string().max(2000).default("") }) },
  errors: ["log_query_invalid"],
} as const;

export const exportLogsAsLinesRoute = defineRoute({
  ...EXPORT,
  id: "exportLogsAsLines",
  path: "/v1/logs/export.ndjson",
  summary: "Every record of a query, oldest first, one JSON object a line",
  response: { kind: "file", mediaType: "application/x-ndjson", fileName: "logs.ndjson" },
});

export const exportLogsAsTableRoute = defineRoute({
  ...EXPORT,
  id: "exportLogsAsTable",
  path: "/v1/logs/export.csv",
  summary: "Every record of a query, oldest first, as CSV that a spreadsheet takes for text alone",
  response: { kind: "file", mediaType: "text/csv; charset=utf-8", fileName: "logs.csv" },
});
