import { z } from "zod";
import { catalogueFormat, catalogueMapping } from "./catalogue-mapping.ts";
import { defineRoute } from "./route.ts";

const id = z.uuid();
const time = z.iso.datetime();
const name = z.string().trim().min(1).max(200);
const webAddress = z.url({ protocol: /^https?$/ }).max(2_000);
const patterns = z.array(z.string().min(1).max(300)).max(100);

export const websiteOptions = z.strictObject({
  startUrl: webAddress,
  /** Path that every page must start with; the folder of the start address unless given. */
  pathPrefix: z.string().startsWith("/").max(500).optional(),
  /** Patterns over path and query, such as `/blog/*`; when given, a page must match one. */
  include: patterns.default([]),
  exclude: patterns.default([]),
  sitemaps: z.array(webAddress).max(20).default([]),
  discover: z.enum(["auto", "sitemap", "links", "both"]).default("auto"),
  maxPages: z.number().int().min(1).max(20_000).default(2_000),
  maxDepth: z.number().int().min(0).max(50).default(12),
  requestsPerSecond: z.number().min(0.1).max(20).default(2),
});

export const catalogueOptions = z.strictObject({
  /** Where the feed is read from; null: from the file that is uploaded to the source. */
  url: webAddress.nullable().default(null),
  format: catalogueFormat.default("auto"),
  mapping: catalogueMapping.nullable().default(null),
  /** For prices without one; the storefront's own unless given. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "must be an ISO 4217 code such as EUR")
    .nullable()
    .default(null),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, "must be a language code such as de")
    .nullable()
    .default(null),
});

const noOptions = z.strictObject({});
const resyncEveryMinutes = z.number().int().min(15).max(525_600).nullable();

const newSourceFields = {
  name,
  /** Null: only when asked. */
  resyncEveryMinutes: resyncEveryMinutes.default(null),
  /** Begin to read at once, where there is something to read. */
  sync: z.boolean().default(true),
};

export const newSource = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("website"), options: websiteOptions, ...newSourceFields }),
  z.strictObject({ kind: z.literal("catalogue"), options: catalogueOptions.prefault({}), ...newSourceFields }),
  z.strictObject({ kind: z.literal("file"), options: noOptions.default({}), ...newSourceFields }),
  z.strictObject({ kind: z.literal("push"), options: noOptions.default({}), ...newSourceFields }),
]);

const sourceKind = z.enum(["website", "catalogue", "file", "qa", "push"]);

export const sync = z.object({
  id,
  sourceId: id,
  state: z.enum(["queued", "running", "done", "failed", "cancelled"]),
  found: z.number().int(),
  read: z.number().int(),
  indexed: z.number().int(),
  unchanged: z.number().int(),
  skipped: z.number().int(),
  failed: z.number().int(),
  removed: z.number().int(),
  /** 0 to 1; null while nothing tells how much there is. */
  fractionRead: z.number().nullable(),
  /** At the pace so far; null when nothing tells, and when the sync has ended. */
  secondsLeft: z.number().int().nullable(),
  /** False when limits or errors cut the reading: what it did not meet was then kept. */
  complete: z.boolean().nullable(),
  error: z.object({ code: z.string(), detail: z.string() }).nullable(),
  createdAt: time,
  startedAt: time.nullable(),
  finishedAt: time.nullable(),
});

export const source = z.object({
  id,
  kind: sourceKind,
  name: z.string(),
  options: z.record(z.string(), z.unknown()),
  resyncEveryMinutes: z.number().int().nullable(),
  nextSyncAt: time.nullable(),
  documents: z.number().int(),
  latestSync: sync.nullable(),
  createdAt: time,
  updatedAt: time,
});

const sourceParams = z.strictObject({ sourceId: id });
const syncParams = z.strictObject({ syncId: id });
const tag = "Knowledge";
const read = {
  tag,
  auth: { kind: "api_key", scope: "knowledge:read" },
  rateLimit: "read",
  idempotency: "none",
} as const;
const write = { tag, auth: { kind: "api_key", scope: "knowledge:write" }, rateLimit: "write" } as const;

export const createSourceRoute = defineRoute({
  id: "createSource",
  method: "post",
  path: "/v1/sources",
  summary: "Add a source of knowledge and begin to read it",
  ...write,
  idempotency: "required",
  request: { body: newSource },
  response: { kind: "json", status: 201, schema: source },
});

export const listSourcesRoute = defineRoute({
  id: "listSources",
  method: "get",
  path: "/v1/sources",
  summary: "List the sources, oldest first",
  ...read,
  request: {
    query: z.strictObject({ after: id.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  },
  response: { kind: "json", status: 200, schema: z.object({ sources: z.array(source) }) },
});

export const getSourceRoute = defineRoute({
  id: "getSource",
  method: "get",
  path: "/v1/sources/{sourceId}",
  summary: "Read a source with its latest sync",
  ...read,
  request: { params: sourceParams },
  response: { kind: "json", status: 200, schema: source },
});

export const updateSourceRoute = defineRoute({
  id: "updateSource",
  method: "patch",
  path: "/v1/sources/{sourceId}",
  summary: "Rename a source, or change how and how often it is read",
  ...write,
  idempotency: "none",
  request: {
    params: sourceParams,
    body: z
      .strictObject({
        name,
        /** All options of the source's kind; they replace the ones before. */
        options: z.union([websiteOptions, catalogueOptions]),
        resyncEveryMinutes,
      })
      .partial(),
  },
  response: { kind: "json", status: 200, schema: source },
  errors: ["options_invalid"],
});

export const deleteSourceRoute = defineRoute({
  id: "deleteSource",
  method: "delete",
  path: "/v1/sources/{sourceId}",
  summary: "Remove a source: hidden at once, and soon gone with everything that was made from it",
  ...write,
  idempotency: "none",
  request: { params: sourceParams },
  response: { kind: "empty", status: 204 },
});

export const startSyncRoute = defineRoute({
  id: "startSync",
  method: "post",
  path: "/v1/sources/{sourceId}/syncs",
  summary: "Read a source again; only what changed is indexed",
  ...write,
  idempotency: "required",
  request: { params: sourceParams },
  response: { kind: "json", status: 202, schema: sync },
  errors: ["sync_already_running", "source_cannot_sync", "source_has_no_content"],
});

export const listSyncsRoute = defineRoute({
  id: "listSyncs",
  method: "get",
  path: "/v1/sources/{sourceId}/syncs",
  summary: "List a source's syncs, newest first",
  ...read,
  request: {
    params: sourceParams,
    query: z.strictObject({ before: id.optional(), limit: z.coerce.number().int().min(1).max(100).default(20) }),
  },
  response: { kind: "json", status: 200, schema: z.object({ syncs: z.array(sync) }) },
});

export const getSyncRoute = defineRoute({
  id: "getSync",
  method: "get",
  path: "/v1/syncs/{syncId}",
  summary: "Read how far a sync is",
  ...read,
  request: { params: syncParams },
  response: { kind: "json", status: 200, schema: sync },
});

export const cancelSyncRoute = defineRoute({
  id: "cancelSync",
  method: "post",
  path: "/v1/syncs/{syncId}/cancel",
  summary: "Stop a sync; what it has indexed stays",
  ...write,
  idempotency: "none",
  request: { params: syncParams },
  response: { kind: "json", status: 200, schema: sync },
});

export const syncProblem = z.object({
  position: z.number().int(),
  /** `noted`: read without one of its parts. */
  outcome: z.enum(["skipped", "failed", "noted"]),
  /** The page, line or file. */
  item: z.string(),
  code: z.string(),
  reason: z.string(),
});

export const listSyncProblemsRoute = defineRoute({
  id: "listSyncProblems",
  method: "get",
  path: "/v1/syncs/{syncId}/problems",
  summary: "List what a sync left out or could not read, with the reasons; the first 10,000 are kept",
  ...read,
  request: {
    params: syncParams,
    query: z.strictObject({
      after: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
  },
  response: { kind: "json", status: 200, schema: z.object({ problems: z.array(syncProblem) }) },
});
