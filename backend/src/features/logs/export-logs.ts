import type { TenantContext } from "#platform/tenant-context";
import type { LogRecord } from "./log-record.ts";
import { parseLogQuery } from "./parse-log-query.ts";

const PAGE = 500;

interface ExportQuery {
  /** In the query language; empty for every record. */
  q: string;
}

/** Every record of a query, oldest first, one JSON object a line. Throws `log_query_invalid`. */
export async function exportLogsAsLines(ctx: TenantContext, query: ExportQuery): Promise<AsyncIterable<Uint8Array>> {
  return toBytes(pagesOf(ctx, query), (records) => records.map((record) => `${JSON.stringify(record)}\n`).join(""));
}

/** The same as CSV (RFC 4180) with a line of names. No cell begins as a formula does. Throws `log_query_invalid`. */
export async function exportLogsAsTable(ctx: TenantContext, query: ExportQuery): Promise<AsyncIterable<Uint8Array>> {
  return toBytes(pagesOf(ctx, query), (records) => records.map(toRow).join(""), `${COLUMNS.join(",")}\r\n`);
}

/** The query is read before anything is sent, so that what is wrong with it can still be answered. */
function pagesOf(ctx: TenantContext, { q }: ExportQuery): AsyncGenerator<LogRecord[]> {
  const now = ctx.platform.clock.now().getTime();
  return readPages(ctx, parseLogQuery(q, now), `${now + 1}-0`);
}

/** Up to when it was asked for: an export ends, however much comes meanwhile. */
async function* readPages(
  ctx: TenantContext,
  filter: ReturnType<typeof parseLogQuery>,
  before: string,
): AsyncGenerator<LogRecord[]> {
  for (let after: string | null = null; ;) {
    const page: LogRecord[] = await ctx.platform.logs.scan(ctx, { after, before, order: "asc", limit: PAGE, filter });
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    after = page.at(-1)?.id ?? after;
  }
}

async function* toBytes(
  pages: AsyncIterable<LogRecord[]>,
  write: (records: LogRecord[]) => string,
  head = "",
): AsyncGenerator<Uint8Array> {
  if (head !== "") yield Buffer.from(head);
  for await (const page of pages) yield Buffer.from(write(page));
}

const COLUMNS = [
  "id",
  "time",
  "level",
  "log",
  "message",
  "fields",
  "traceId",
  "spanId",
  "conversationId",
  "visitorId",
  "source",
] as const;

function toRow(record: LogRecord): string {
  return `${COLUMNS.map((name) => toCell(name === "fields" ? JSON.stringify(record.fields) : record[name])).join(",")}\r\n`;
}

const FORMULA = /^[=+\-@\t\r]/;

/** An apostrophe in front of what a spreadsheet would run (OWASP, CSV injection). */
function toCell(value: string | null): string {
  const text = value ?? "";
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
