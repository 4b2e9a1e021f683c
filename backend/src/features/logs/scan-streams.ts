import type { LogScan } from "#platform/log-store";
import type { StreamEntry, Streams } from "#platform/redis-streams";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { selectCursor } from "./cursor-queries.ts";
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
 * was trimmed, so reading the archive afterwards, up to the lowest hot id that was seen, finds it. A record that stands
 * in both is read from one alone. With a filter, what is archived is read from the archive even while it is still hot,
 * because that has an index and the stream has none.
 */
export function scanStreams(streams: Streams, ctx: TenantContext, scan: LogScan): Promise<LogRecord[]> {
  return scan.order === "desc" ? scanDown({ streams, ctx, scan }) : scanUp({ streams, ctx, scan });
}

async function scanDown(scanning: Scanning): Promise<LogRecord[]> {
  const { ctx, scan } = scanning;
  const hotAfter = await findHotStart(ctx, scan);
  const found: LogRecord[] = [];
  let before = scan.before ?? null;
  for (;;) {
    const entries = await readPage({ ...scanning, scan: { ...scan, after: hotAfter, before } });
    keepMatching(found, entries, scan);
    before = entries.at(-1)?.id ?? before;
    if (found.length >= scan.limit) return found.slice(0, scan.limit);
    if (entries.length < pageSize(scan)) break;
  }
  const rest = { ...scan, before, limit: scan.limit - found.length };
  return [...found, ...(await readArchived({ ...scanning, scan: rest }, hotAfter))];
}

async function scanUp(scanning: Scanning): Promise<LogRecord[]> {
  const { ctx, scan } = scanning;
  const found: LogRecord[] = [];
  let after = scan.after ?? null;
  let hotAfter = await findHotStart(ctx, scan);
  for (;;) {
    const entries = await readPage({ ...scanning, scan: { ...scan, after: hotAfter } });
    const before = entries[0]?.id ?? scan.before;
    const left = { ...scan, after, before, limit: scan.limit - found.length };
    found.push(...(await readArchived({ ...scanning, scan: left }, hotAfter)));
    keepMatching(found, entries, scan);
    if (found.length >= scan.limit || entries.length < pageSize(scan)) return found.slice(0, scan.limit);
    after = hotAfter = entries.at(-1)?.id ?? after;
  }
}

/** The id after which hot records are read: the scan's own, or the archive's end where a filter makes that cheaper. */
async function findHotStart(ctx: TenantContext, { after = null, filter }: LogScan): Promise<string | null> {
  if (!filter) return after;
  const archived = await tenantTransaction(ctx, (transaction) => selectCursor(transaction, ctx.tenantId));
  if (archived === null || after === null) return archived ?? after;
  return compareLogIds(archived, after) > 0 ? archived : after;
}

/** The archive's part of a scan whose hot part began at `hotAfter`. Asked for after the hot part was read. */
async function readArchived(scanning: Scanning, hotAfter: string | null): Promise<LogRecord[]> {
  const { ctx, scan } = scanning;
  const { after = null } = scan;
  if (hotAfter === after && (await reachesBack(scanning, after))) return [];
  return scanArchive(ctx, scan);
}

/** Whether nothing after this id has been trimmed. Asked after a page was read, it holds for that page. */
async function reachesBack({ streams, ctx }: Scanning, after: string | null): Promise<boolean> {
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
