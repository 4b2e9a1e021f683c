import { AppError } from "#platform/errors";
import type { TenantContext } from "#platform/tenant-context";
import { logFilterPeriod, type LogFilter } from "./log-filter.ts";
import { BEFORE_ALL, countLogListeners, isLater, joinLogReader, type JoinedReader } from "./log-reader.ts";
import { parseLogId, type LogRecord } from "./log-record.ts";
import { matchesLogFilter } from "./matches-log-filter.ts";
import { parseLogQuery } from "./parse-log-query.ts";
import { logIdsOf } from "./search-logs.ts";
import { createTailQueue, type TailQueue } from "./tail-queue.ts";

export interface LogTail {
  /** See `parseLogQuery`. Its `since` says how far back to begin; without it, with the next record. */
  q: string;
  /** Id of the last event that was seen, or `0`: what came after it comes first. */
  lastEventId: string | null;
  /** The tail ends after so long, and its reader shows its credential anew; 900 if left out. */
  seconds?: number;
  /** Aborts when the reader is gone. */
  signal: AbortSignal;
}

export interface TailLimits {
  /** Records that may wait for one reader. */
  queued: number;
  /** After this silence the reader is told how far it has seen, so that it never resumes from far back. */
  quietMs: number;
}

/** `following`: everything up to here was sent. `slow` and `ended` are the last; the same event id goes on after them. */
export type TailData = { kind: "record"; record: LogRecord } | { kind: "following" | "slow" | "ended" };

export interface TailEvent {
  /** A record's id: what to resume after. */
  id: string;
  data: TailData;
}

const LIMITS: TailLimits = { queued: 2_000, quietMs: 10_000 };
const LASTS_SECONDS = 900;
const MOST_TAILS = 500;
const PAGE = 500;

/**
 * The records of a query as they are accepted, each exactly once and in order, hot or archived, also across a break when
 * the last event's id is sent. A reader that lets 2,000 records wait is dropped with `slow`; every tail ends after
 * `seconds` with `ended`. All tails of a tenant share one reader per process, at most 500 of them. Throws
 * `log_query_invalid`, `log_position_invalid` and `too_many_tails` before the first event.
 */
export async function tailLogs(
  ctx: TenantContext,
  tail: LogTail,
  limits: TailLimits = LIMITS,
): Promise<AsyncGenerator<TailEvent>> {
  const filter = parseLogQuery(tail.q, ctx.platform.clock.now().getTime());
  const start = tail.lastEventId === null ? beginOf(filter) : requireEventId(tail.lastEventId);
  if (countLogListeners(ctx) >= MOST_TAILS) throw tooManyTails();
  return follow({ ctx, tail, filter, limits, start });
}

interface Following {
  ctx: TenantContext;
  tail: LogTail;
  filter: LogFilter;
  limits: TailLimits;
  /** Null for the next record. */
  start: string | null;
}

async function* follow(following: Following): AsyncGenerator<TailEvent> {
  const { ctx, tail, filter, limits, start } = following;
  let seen = start ?? BEFORE_ALL;
  if (start !== null)
    for await (const record of catchUp(following, { after: start, until: null })) {
      seen = record.id;
      yield toEvent(record);
    }
  const queue = createTailQueue(limits.queued);
  const reader = await joinLogReader(ctx, (record) => {
    if (matchesLogFilter(filter, record)) queue.push(record);
  });
  const joined = reader.position();
  tail.signal.addEventListener("abort", queue.wake, { once: true });
  try {
    // What came while the backlog was read; the queue holds everything after it.
    if (start !== null)
      for await (const record of catchUp(following, { after: seen, until: joined })) yield toEvent(record);
    yield* live(following, { queue, reader, seen: later(joined, seen) });
  } finally {
    tail.signal.removeEventListener("abort", queue.wake);
    reader.leave();
  }
}

/** All tails give the same event for a record, so that it is written out once for all of them. */
const events = new WeakMap<LogRecord, TailEvent>();

function toEvent(record: LogRecord): TailEvent {
  const event = events.get(record) ?? { id: record.id, data: { kind: "record", record } };
  events.set(record, event);
  return event;
}

interface Live {
  queue: TailQueue;
  reader: JoinedReader;
  /** Up to here everything was sent. */
  seen: string;
}

async function* live(following: Following, { queue, reader, seen }: Live): AsyncGenerator<TailEvent> {
  const { tail, limits } = following;
  const endsAt = performance.now() + (tail.seconds ?? LASTS_SECONDS) * 1000;
  const over = () => tail.signal.aborted || performance.now() >= endsAt;
  let last = seen;
  yield { id: last, data: { kind: "following" } };
  while (!over()) {
    const taken = await queue.take(Math.min(limits.quietMs, endsAt - performance.now()));
    const records = taken.filter(({ id }) => isLater(id, seen));
    for (const record of records) yield toEvent(record);
    last = records.at(-1)?.id ?? last;
    if (queue.overflowed) return yield { id: last, data: { kind: "slow" } };
    // Only with an empty queue is everything up to the reader's position sent.
    if (taken.length > 0 || !queue.empty) continue;
    last = later(reader.position(), last);
    yield { id: last, data: { kind: "following" } };
  }
  if (!tail.signal.aborted) yield { id: last, data: { kind: "ended" } };
}

function later(one: string, other: string): string {
  return isLater(one, other) ? one : other;
}

/** Records of the filter after an id, as far as there are any, or up to another id. */
async function* catchUp(
  { ctx, tail, filter }: Following,
  { after, until }: { after: string; until: string | null },
): AsyncGenerator<LogRecord> {
  let from = after;
  while (!tail.signal.aborted) {
    const page = await ctx.platform.logs.scan(ctx, { after: from, order: "asc", limit: PAGE, filter });
    for (const record of page) {
      if (until !== null && isLater(record.id, until)) return;
      yield record;
    }
    if (page.length < PAGE) return;
    from = page.at(-1)?.id ?? from;
  }
}

function beginOf(filter: LogFilter): string | null {
  const period = logFilterPeriod(filter);
  return period.sinceMs === null ? null : (logIdsOf(period).after ?? BEFORE_ALL);
}

function requireEventId(id: string): string {
  if (id === "0") return BEFORE_ALL;
  if (parseLogId(id)) return id;
  throw new AppError({
    kind: "invalid",
    code: "log_position_invalid",
    detail: "Last-Event-ID must be the id of an event of this stream, or be left out to begin with the next record.",
  });
}

function tooManyTails(): AppError {
  return new AppError({
    kind: "rate_limited",
    code: "too_many_tails",
    detail: `At most ${MOST_TAILS} live tails of one storefront are open at a time. Close one and try again.`,
    retryAfterSeconds: 10,
  });
}
