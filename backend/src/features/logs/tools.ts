import { ingestResult, logHistogram, logRecord, newLogRecord, searchLogsRoute } from "@netvexa/contract";
import { Readable } from "node:stream";
import { z } from "zod";
import { bindTool } from "#platform/mcp-tool";
import type { TenantContext } from "#platform/tenant-context";
import { countLogs } from "./count-logs.ts";
import { ingestLogs } from "./ingest-logs.ts";
import { listLogFacets } from "./list-log-facets.ts";
import { searchLogs } from "./search-logs.ts";
import { tailLogs } from "./tail-logs.ts";

const LONGEST_TEXT = 2_000;
const MOST_APPENDED = 100;
const MOST_SECONDS = 20;
const LANGUAGE =
  'A query names what a record must be: level>=warn, log:checkout, conv:<conversation id>, trace:<trace id>, field.amount>20, "words in quotes", since:2h.';

const facet = z.array(z.object({ value: z.string(), count: z.number().int() }));
const page = z.object({ records: z.array(logRecord), nextCursor: z.string().nullable() });
const { q } = searchLogsRoute.request.query.shape;

export const logTools = [
  bindTool(
    {
      name: "log_search",
      title: "Search the logs",
      description: `Searches what happened on the storefront: its own software's records and the agent's. Newest first; pass \`cursor\` on to read further. ${LANGUAGE}`,
      scope: "logs:read",
      effect: "reads",
      input: z.strictObject({
        q,
        order: z.enum(["desc", "asc"]).default("desc"),
        limit: z.number().int().min(1).max(100).default(25),
        cursor: z.string().max(60).optional(),
      }),
      output: page,
    },
    async (ctx, search) => {
      const { records, nextCursor } = await searchLogs(ctx, search);
      return { records: records.map(cut), nextCursor };
    },
  ),
  bindTool(
    {
      name: "log_tail",
      title: "Wait for log records",
      description: `Waits a few seconds for new records of a query and returns those that came, oldest first. Pass the last record's id on as \`after\` to miss none. ${LANGUAGE}`,
      scope: "logs:read",
      effect: "reads",
      input: z.strictObject({
        q,
        after: z.string().max(60).optional().describe("`lastId` of the call before."),
        seconds: z.number().int().min(1).max(MOST_SECONDS).default(5),
        limit: z.number().int().min(1).max(100).default(25),
      }),
      output: z.object({ records: z.array(logRecord), lastId: z.string().nullable() }),
    },
    tailBriefly,
  ),
  bindTool(
    {
      name: "log_append",
      title: "Write log records",
      description:
        "Adds records to the storefront's logs, such as a note on what was found out. Sending the same `idempotencyKey` again adds nothing. Nothing can be changed or removed.",
      scope: "logs:write",
      effect: "appends",
      input: z.strictObject({
        idempotencyKey: z.string().regex(/^[\x21-\x7e]{1,200}$/, "must be 1 to 200 printable characters"),
        records: z.array(newLogRecord).min(1).max(MOST_APPENDED),
      }),
      output: ingestResult,
    },
    (ctx, { idempotencyKey, records }) =>
      ingestLogs(ctx, {
        upload: { bytes: Readable.from([Buffer.from(JSON.stringify(records))]), mediaType: "application/json" },
        idempotencyKey,
        client: { setHeaders: () => undefined },
      }),
  ),
  bindTool(
    {
      name: "log_stats",
      title: "Count the logs",
      description: `Counts the records of a query by time and level, and lists which logs, sources and fields they are of. Use it before searching, to see where to look. ${LANGUAGE}`,
      scope: "logs:read",
      effect: "reads",
      input: z.strictObject({ q, buckets: z.number().int().min(1).max(60).default(24) }),
      output: logHistogram.extend({ levels: facet, logs: facet, sources: facet, fields: facet }),
    },
    async (ctx, { q: query, buckets }) => {
      const [counted, facets] = [
        await countLogs(ctx, { q: query, buckets }),
        await listLogFacets(ctx, { q: query, limit: 20 }),
      ];
      return { ...counted, ...facets };
    },
  ),
];

interface BriefTail {
  q: string;
  after?: string | undefined;
  seconds: number;
  limit: number;
}

async function tailBriefly(ctx: TenantContext, { q: query, after, seconds, limit }: BriefTail) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), seconds * 1_000);
  const records: z.input<typeof logRecord>[] = [];
  let lastId = after ?? null;
  try {
    const tail = await tailLogs(ctx, { q: query, lastEventId: lastId, seconds, signal: stop.signal });
    for await (const { id, data } of tail) {
      if (data.kind === "slow" || data.kind === "ended") break;
      lastId = id;
      if (data.kind === "record") records.push(cut(data.record));
      if (records.length >= limit) break;
    }
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
  return { records, lastId };
}

/** A record may be of any length; an assistant is given the beginning of each text. */
function cut(record: z.input<typeof logRecord>): z.input<typeof logRecord> {
  const shorten = (text: string) => (text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)} …` : text);
  const fields = JSON.stringify(record.fields).length > LONGEST_TEXT ? {} : record.fields;
  return { ...record, message: shorten(record.message), fields };
}

export const logResources = [
  recentOf("recent", "The latest log records", ""),
  recentOf("errors", "The latest errors", "level>=error"),
];

function recentOf(name: string, title: string, query: string) {
  return {
    name: `logs_${name}`,
    title,
    description: `${title} of the storefront, newest first, at most 50.`,
    uri: `netvexa://logs/${name}`,
    scope: "logs:read" as const,
    read: async (ctx: TenantContext) => {
      const { records } = await searchLogs(ctx, { q: query, order: "desc", limit: 50 });
      return records.map(cut);
    },
  };
}
