import { z } from "zod";
import { defineRoute } from "./route.ts";

export const logLevel = z.enum(["trace", "debug", "info", "warn", "error", "fatal"]);

/** One thing that happened, as it is kept. */
export const logRecord = z.object({
  id: z.string().describe("milliseconds-sequence: orders all records of a storefront"),
  time: z.string().describe("By the sender's clock, ISO 8601"),
  level: logLevel,
  log: z.string(),
  message: z.string(),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  traceId: z.string().nullable(),
  spanId: z.string().nullable(),
  conversationId: z.string().nullable(),
  visitorId: z.string().nullable(),
  source: z.string().nullable(),
});

/** The query language is described at /docs/log-queries. */
export const logQuery = z
  .string()
  .max(2000)
  .describe('Such as level>=warn log:checkout "refund" field.amount>20 since:2h; empty for every record');

const READ = {
  method: "get",
  tag: "Logs",
  auth: { kind: "api_key", scope: "logs:read" },
  rateLimit: "read",
  idempotency: "none",
  errors: ["log_query_invalid"],
} as const;

export const searchLogsRoute = defineRoute({
  ...READ,
  id: "searchLogs",
  path: "/v1/logs",
  summary: "Search the log records by a query, newest first",
  request: {
    query: z.strictObject({
      q: logQuery.default(""),
      order: z.enum(["desc", "asc"]).default("desc"),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      cursor: z.string().max(60).optional().describe("nextCursor of the page before, with the same query and order"),
    }),
  },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({
      records: z.array(logRecord),
      nextCursor: z.string().nullable().describe("null at the end"),
    }),
  },
});

const count = z.number().int().min(0);

export const logHistogram = z.object({
  /** The first and the last bucket's edges; buckets are as long as `bucketMs` and aligned to UTC. */
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  bucketMs: z.number().int().min(1),
  total: count,
  /** In order of time; buckets without a record are left out. */
  buckets: z.array(z.object({ at: z.iso.datetime(), total: count, levels: z.partialRecord(logLevel, count) })),
});

export const countLogsRoute = defineRoute({
  ...READ,
  id: "countLogs",
  path: "/v1/logs/histogram",
  summary: "Count the records of a query by time and level",
  request: {
    query: z.strictObject({
      q: logQuery.default(""),
      buckets: z.coerce.number().int().min(1).max(200).default(60).describe("At most so many"),
    }),
  },
  response: { kind: "json", status: 200, schema: logHistogram },
});

const facet = z.array(z.object({ value: z.string(), count }));

export const logFacets = z.object({
  levels: facet,
  logs: facet,
  sources: facet,
  /** Names of fields that the newest of these records have, with how many of them. */
  fields: facet.describe("Counted over the newest 1,000 records"),
  /** Values of the field that was asked for; null if none was. */
  values: facet.nullable(),
});

export const listLogFacetsRoute = defineRoute({
  ...READ,
  id: "listLogFacets",
  path: "/v1/logs/facets",
  summary: "List what the records of a query are of: levels, logs, sources, and the values of a field",
  request: {
    query: z.strictObject({
      q: logQuery.default(""),
      field: z.string().min(1).max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20).describe("Values of each, the most frequent first"),
    }),
  },
  response: { kind: "json", status: 200, schema: logFacets },
});

/** `following`: everything up to here was sent. After `slow` or `ended` the stream ends; resume with the last event's id. */
export const logTailEvent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("record"), record: logRecord }),
  z.object({ kind: z.enum(["following", "slow", "ended"]) }),
]);

export const tailLogsRoute = defineRoute({
  ...READ,
  id: "tailLogs",
  path: "/v1/logs/tail",
  summary: "Follow the log records of a query as they are accepted; resumes after Last-Event-ID",
  errors: ["log_query_invalid", "log_position_invalid", "too_many_tails"],
  request: {
    query: z.strictObject({
      q: logQuery.default("").describe("Its since says how far back to begin"),
      seconds: z.coerce.number().int().min(1).max(900).default(900).describe("After so long it ends; then resume"),
    }),
  },
  response: { kind: "events", schema: logTailEvent },
});
