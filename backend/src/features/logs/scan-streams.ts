import type { LogScan } from "#platform/log-store";
import type { StreamEntry, Streams } from "#platform/redis-streams";
import type { TenantContext } from "#platform/tenant-context";
import { streamKey } from "./hot-keys.ts";
import { compareLogIds, type LogRecord } from "./log-record.ts";
import { matchesLogFilter } from "./matches-log-filter.ts";
import { unpackRecord } from "./pack-record.ts";
import { scanArchive } from "./scan-archive.ts";

/** Entries that are read at once where a filter lets few through. */
const PAGE = 1_000;

interface Scanning {
  streams: Streams;
  ctx: TenantContext;
  scan: LogScan;
}

/**
 * Hot and archived records as one. The hot ones are always read first: what is not there any more was archived before it
 * was trimmed, so reading the archive afterwards, up to the lowest hot id that was seen, finds it. No cursor is needed,
 * and a record that stands in both is read from one alone.
 */
export function scanStreams(streams: Streams, ctx: TenantContext, scan: LogScan): Promise<LogRecord[]> {
  return scan.order === "desc" ? scanDown({ streams, ctx, scan }) : scanUp({ streams, ctx, scan });
}

async function scanDown({ streams, ctx, scan }: Scanning): Promise<LogRecord[]> {
  const { after = null, limit } = scan;
  const found: LogRecord[] = [];
  let before = scan.before ?? null;
  for (;;) {
    const entries = await readPage({ streams, ctx, scan: { ...scan, before } });
    keepMatching(found, entries, scan);
    before = entries.at(-1)?.id ?? before;
    if (found.length >= limit) return found.slice(0, limit);
    if (entries.length < pageSize(scan)) break;
  }
  if (await reachesBack({ streams, ctx }, after)) return found;
  return [...found, ...(await scanArchive(ctx, { ...scan, before, limit: limit - found.length }))];
}

async function scanUp(scanning: Scanning): Promise<LogRecord[]> {
  const { scan } = scanning;
  const found: LogRecord[] = [];
  let after = scan.after ?? null;
  for (;;) {
    const left = { ...scan, after, limit: scan.limit - found.length };
    const entries = await readPage({ ...scanning, scan: { ...scan, after } });
    found.push(...(await readTrimmed({ ...scanning, scan: left }, entries[0]?.id ?? null)));
    keepMatching(found, entries, scan);
    if (found.length >= scan.limit || entries.length < pageSize(scan)) return found.slice(0, scan.limit);
    after = entries.at(-1)?.id ?? after;
  }
}

/** What of the scan lies before the first hot entry, or all of it when there is none. */
async function readTrimmed(scanning: Scanning, firstHot: string | null): Promise<LogRecord[]> {
  const { ctx, scan } = scanning;
  const { after = null, before = null } = scan;
  if (await reachesBack(scanning, after)) return [];
  return scanArchive(ctx, { ...scan, before: firstHot ?? before });
}

/** Whether nothing after this id has been trimmed. Asked after a page was read, it holds for that page. */
async function reachesBack(
  { streams, ctx }: Pick<Scanning, "streams" | "ctx">,
  after: string | null,
): Promise<boolean> {
  if (after === null) return false;
  const [first] = await streams.range({ stream: streamKey(ctx), after: null, before: null, order: "asc", count: 1 });
  return first !== undefined && compareLogIds(first.id, after) <= 0;
}

function readPage({ streams, ctx, scan }: Scanning): Promise<StreamEntry[]> {
  const { after = null, before = null, order } = scan;
  return streams.range({ stream: streamKey(ctx), after, before, order, count: pageSize(scan) });
}

function pageSize({ filter, limit }: LogScan): number {
  return filter ? PAGE : Math.min(limit, PAGE);
}

function keepMatching(found: LogRecord[], entries: StreamEntry[], { filter, limit }: LogScan): void {
  for (const { id, payload } of entries) {
    if (found.length >= limit) return;
    const record = unpackRecord(id, payload);
    if (!filter || matchesLogFilter(filter, record)) found.push(record);
  }
}
