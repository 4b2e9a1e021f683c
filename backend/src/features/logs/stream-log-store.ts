import { randomUUID } from "node:crypto";
import { tenantKey, type EphemeralStore } from "#platform/ephemeral-store";
import type { AppendedLogs, LogBatch, LogStore } from "#platform/log-store";
import type { Logger } from "#platform/logger";
import type { Platform } from "#platform/platform";
import type { Streams } from "#platform/redis-streams";
import { systemTransaction } from "#platform/system-context";
import type { TenantContext } from "#platform/tenant-context";
import { archiveEverything, archivePending, archiveTenant } from "./archive-hot-logs.ts";
import { forgetArchivedVisitor, idsOf, readArchiveStats, subscribeToAppends } from "./archive-log-store.ts";
import { openCursor } from "./cursor-queries.ts";
import { PENDING, streamKey } from "./hot-keys.ts";
import { requirePosition } from "./log-record.ts";
import { packRecord, unpackRecord } from "./pack-record.ts";
import { scanStreams } from "./scan-streams.ts";
import { asStoreError, readStoreFailure, type StoreFailure } from "./store-failure.ts";

/** A client repeats a batch within a day; a connection of ours within seconds. */
const REMEMBER_SECONDS = { client: 86_400, connection: 60 };
/** A tenant is named to the workers so often at most. */
const NAME_EVERY_MS = 250;
const SWEEP_EVERY_MS = 60_000;
const PAGE = 1_000;

export interface StreamLogStoreOptions {
  streams: Streams;
  ephemeral: EphemeralStore;
  logger: Logger;
}

interface Hot extends StreamLogStoreOptions {
  named: Map<string, number>;
  failures: Record<StoreFailure, number>;
  sweptAt: number;
}

/**
 * The store of server mode: Redis Streams hold what came lately, PostgreSQL all that is older. A batch is one script; an
 * archive worker moves records on, and only behind it are they trimmed.
 */
export function createStreamLogStore(options: StreamLogStoreOptions): LogStore {
  const hot: Hot = { ...options, named: new Map(), failures: { full: 0, unreachable: 0 }, sweptAt: 0 };
  const { streams } = options;
  return {
    append: (ctx, batch) => guarded(hot, () => appendToStream(hot, ctx, batch)),
    scan: (ctx, scan) => guarded(hot, () => scanStreams(streams, ctx, scan)),
    subscribe: (ctx, wake) => subscribeToAppends(options, ctx, wake),
    settle: async (ctx) => void (await archiveTenant({ platform: ctx.platform, streams }, ctx)),
    stats: async (ctx) => ({ logs: await readArchiveStats(ctx), waiting: await countWaiting(streams, ctx) }),
    forgetVisitor: (ctx, visitorId) => forgetVisitor(streams, ctx, visitorId),
    dropTenant: (tenant) => streams.drop(streamKey(tenant)),
    archive: (platform) => archive(hot, platform),
    failures: () => ({ ...hot.failures }),
    close: () => streams.close(),
  };
}

async function guarded<T>(hot: Hot, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const failure = readStoreFailure(error);
    if (failure !== null) hot.failures[failure] += 1;
    throw asStoreError(error);
  }
}

/** Every batch has a key, so that a connection which broke before the answer came may send it again. */
async function appendToStream(hot: Hot, ctx: TenantContext, { records, batchKey }: LogBatch): Promise<AppendedLogs> {
  if (records.length === 0) return { ids: [], duplicate: false };
  const batch = {
    stream: streamKey(ctx),
    batchKey: tenantKey(ctx, "logs", "batch", batchKey === null ? randomUUID() : `client ${batchKey}`),
    rememberSeconds: batchKey === null ? REMEMBER_SECONDS.connection : REMEMBER_SECONDS.client,
    payloads: records.map(packRecord),
    channel: tenantKey(ctx, "logs", "wake"),
    seed: null,
  };
  const appended =
    (await hot.streams.append(batch)) ?? (await hot.streams.append({ ...batch, seed: await readSeed(ctx) }));
  if (!appended) throw new Error("A stream could not be made.");
  nameToWorkers(hot, ctx);
  const { ms, sequence } = requirePosition(appended.first);
  const ids = idsOf({ ms, first: sequence, count: appended.count });
  // A repetition by our own connection is no repetition to the client.
  return { ids, duplicate: appended.duplicate && batchKey !== null };
}

/** Where a new stream begins: behind all that is archived, also when the clock fell back or Redis lost everything. */
async function readSeed({ platform, tenantId }: TenantContext): Promise<string> {
  const cursor = await systemTransaction({ platform, reason: "keep logs" }, (transaction) =>
    openCursor(transaction, tenantId),
  );
  if (cursor === null) throw new Error("There is no such tenant.");
  return cursor;
}

/** Not waited for: a name that is lost is made good by the sweep. */
function nameToWorkers({ streams, named, logger }: Hot, { tenantId }: TenantContext): void {
  const now = performance.now();
  if ((named.get(tenantId) ?? -NAME_EVERY_MS) + NAME_EVERY_MS > now) return;
  if (named.size > 10_000) named.clear();
  named.set(tenantId, now);
  setTimeout(() => {
    streams
      .addName(PENDING, tenantId)
      .catch((error: unknown) => logger.warn({ err: error }, "a tenant could not be named to the archive"));
  }, NAME_EVERY_MS).unref();
}

async function archive(hot: Hot, platform: Platform): Promise<void> {
  const archiving = { platform, streams: hot.streams };
  await archivePending(archiving);
  if (performance.now() < hot.sweptAt) return;
  hot.sweptAt = performance.now() + SWEEP_EVERY_MS;
  await archiveEverything(archiving);
}

async function countWaiting(streams: Streams, ctx: TenantContext): Promise<number> {
  const { platform, tenantId } = ctx;
  const cursor = await systemTransaction({ platform, reason: "keep logs" }, (transaction) =>
    openCursor(transaction, tenantId),
  );
  let waiting = 0;
  for (let after = cursor; ;) {
    const page = await streams.range({ stream: streamKey(ctx), after, before: null, order: "asc", count: PAGE });
    waiting += page.length;
    if (page.length < PAGE) return waiting;
    after = page.at(-1)?.id ?? after;
  }
}

/**
 * First everything goes into the archive, so that no worker holds a record which it writes later; then it is removed
 * from both.
 */
async function forgetVisitor(streams: Streams, ctx: TenantContext, visitorId: string): Promise<number> {
  await archiveTenant({ platform: ctx.platform, streams }, ctx);
  const stream = streamKey(ctx);
  for (let after: string | null = null; ;) {
    const page = await streams.range({ stream, after, before: null, order: "asc", count: PAGE });
    const theirs = page.filter(({ id, payload }) => unpackRecord(id, payload).visitorId === visitorId);
    await streams.remove(
      stream,
      theirs.map(({ id }) => id),
    );
    if (page.length < PAGE) break;
    after = page.at(-1)?.id ?? after;
  }
  return forgetArchivedVisitor(ctx, visitorId);
}
