import type { Platform } from "#platform/platform";
import type { TenantContext } from "#platform/tenant-context";
import { compareLogIds, type LogRecord } from "./log-record.ts";

export interface JoinedReader {
  /** The newest record that was handed out; those before the one at joining were not handed to this listener. */
  position(): string;
  leave(): void;
}

type Listener = (record: LogRecord) => void;

interface Reading {
  ready: Promise<void>;
  listeners: Set<Listener>;
  position: string;
  closed: boolean;
  close(): void;
}

const PAGE = 500;
/** A wake-up call that gets lost costs no more than this. */
const LOOK_ANYWAY_MS = 2_000;
export const BEFORE_ALL = "0-0";

/** One reading a tenant in this process, for as long as somebody listens. */
const readings = new WeakMap<Platform, Map<string, Reading>>();

/**
 * Calls `listener` for each of the tenant's new records, in order, until it leaves. However many listen, a process reads
 * a record once.
 */
export async function joinLogReader(ctx: TenantContext, listener: Listener): Promise<JoinedReader> {
  const reading = readingOf(ctx);
  await reading.ready;
  // The last of the others may have left meanwhile.
  if (reading.closed) return joinLogReader(ctx, listener);
  reading.listeners.add(listener);
  const leave = () => {
    if (reading.listeners.delete(listener) && reading.listeners.size === 0) reading.close();
  };
  return { position: () => reading.position, leave };
}

export function countLogListeners(ctx: TenantContext): number {
  return readings.get(ctx.platform)?.get(ctx.tenantId)?.listeners.size ?? 0;
}

function readingOf(ctx: TenantContext): Reading {
  const ofPlatform = readings.get(ctx.platform) ?? new Map<string, Reading>();
  readings.set(ctx.platform, ofPlatform);
  const reading = ofPlatform.get(ctx.tenantId) ?? startReading(ctx, () => ofPlatform.delete(ctx.tenantId));
  ofPlatform.set(ctx.tenantId, reading);
  return reading;
}

function startReading(ctx: TenantContext, forget: () => void): Reading {
  const reading: Reading = {
    ready: Promise.resolve(),
    listeners: new Set(),
    position: BEFORE_ALL,
    closed: false,
    close: () => {
      reading.closed = true;
      clearInterval(timer);
      unsubscribe();
      forget();
    },
  };
  const look = oneAtATime(ctx, () => handOut(ctx, reading));
  const unsubscribe = ctx.platform.logs.subscribe(ctx, look);
  const timer = setInterval(look, LOOK_ANYWAY_MS).unref();
  reading.ready = findNewest(ctx, reading);
  return reading;
}

async function findNewest(ctx: TenantContext, reading: Reading): Promise<void> {
  try {
    const [newest] = await ctx.platform.logs.scan(ctx, { order: "desc", limit: 1 });
    reading.position = newest?.id ?? BEFORE_ALL;
  } catch (error) {
    reading.close();
    throw error;
  }
}

async function handOut(ctx: TenantContext, reading: Reading): Promise<void> {
  await reading.ready;
  while (!reading.closed) {
    const page = await ctx.platform.logs.scan(ctx, { after: reading.position, order: "asc", limit: PAGE });
    for (const record of page) {
      reading.position = record.id;
      for (const listener of reading.listeners) listener(record);
    }
    if (page.length < PAGE) return;
  }
}

/** Runs the work now, or once more after what runs; a failure is logged and the next call tries again. */
function oneAtATime({ platform, tenantId }: TenantContext, work: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const run = async () => {
    running = true;
    do {
      again = false;
      await work().catch((error: unknown) =>
        platform.logger.error({ err: error, tenantId }, "reading new logs failed"),
      );
    } while (again);
    running = false;
  };
  return () => {
    if (running) again = true;
    else void run();
  };
}

/** Whether `one` was accepted after `other`. */
export function isLater(one: string, other: string): boolean {
  return compareLogIds(one, other) > 0;
}
