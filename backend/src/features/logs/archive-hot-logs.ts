import type { Platform } from "#platform/platform";
import type { Streams } from "#platform/redis-streams";
import { systemTransaction } from "#platform/system-context";
import { insertArchived } from "./archive-queries.ts";
import { advanceCursor, openCursor, selectCursorTenants } from "./cursor-queries.ts";
import { PENDING, streamKey } from "./hot-keys.ts";
import { compareLogIds, type LogRecord } from "./log-record.ts";
import { withPartitions } from "./make-log-partitions.ts";
import { unpackRecord } from "./pack-record.ts";

/** Records of one transaction. */
const BATCH = 1_000;
const TENANTS_AT_ONCE = 50;
/** Archived records stay hot for so long, for whoever follows them. */
const KEEP_HOT_MS = 60_000;
const TENANTS_OF_SWEEP = 500;

export interface Archiving {
  platform: Platform;
  streams: Streams;
}

/** Moves what the tenants that were named since the last call have hot into the archive. */
export async function archivePending({ platform, streams }: Archiving): Promise<void> {
  for (;;) {
    const tenants = await streams.takeNames(PENDING, TENANTS_AT_ONCE);
    for (const tenantId of tenants) await archiveOrNameAgain({ platform, streams }, tenantId);
    if (tenants.length < TENANTS_AT_ONCE) return;
  }
}

async function archiveOrNameAgain(archiving: Archiving, tenantId: string): Promise<void> {
  try {
    await archiveTenant(archiving, { tenantId });
  } catch (error) {
    archiving.platform.logger.error({ err: error, tenantId }, "log records could not be archived");
    await archiving.streams.addName(PENDING, tenantId);
  }
}

/** The same for every tenant that ever had a record: finds what a process that died had stored but not named. */
export async function archiveEverything({ platform, streams }: Archiving): Promise<void> {
  for (let after: string | null = null; ;) {
    const tenants = await readTenants(platform, after);
    for (const tenantId of tenants) await archiveOrNameAgain({ platform, streams }, tenantId);
    if (tenants.length < TENANTS_OF_SWEEP) return;
    after = tenants.at(-1) ?? null;
  }
}

function readTenants(platform: Platform, after: string | null): Promise<string[]> {
  return system(platform, (transaction) => selectCursorTenants(transaction, after, TENANTS_OF_SWEEP));
}

/** Until nothing is left that is not in the archive; returns how many records this call moved. */
export async function archiveTenant(archiving: Archiving, tenant: { tenantId: string }): Promise<number> {
  for (let moved = 0; ;) {
    const step = await archiveStep(archiving, tenant);
    moved += step.moved;
    if (step.read < BATCH && step.settled) return moved;
  }
}

interface Step {
  read: number;
  moved: number;
  /** False when somebody else moved the same records meanwhile. */
  settled: boolean;
}

/**
 * One batch. The cursor is moved on and the rows are written in one transaction, which takes effect only if the cursor
 * is still where the batch was read from: of several workers one writes, and a worker that dies leaves all or nothing.
 * Trimming comes last and never goes past the cursor.
 */
async function archiveStep({ platform, streams }: Archiving, { tenantId }: { tenantId: string }): Promise<Step> {
  const stream = streamKey({ tenantId });
  const cursor = await system(platform, (transaction) => openCursor(transaction, tenantId));
  // Erased, or of another installation on the same Redis: neither is ours to touch.
  if (cursor === null) return { read: 0, moved: 0, settled: true };
  const entries = await streams.range({ stream, after: cursor, before: null, order: "asc", count: BATCH });
  const records = entries.map(({ id, payload }) => unpackRecord(id, payload));
  const through = entries.at(-1)?.id ?? cursor;
  const written = records.length === 0 || (await write(platform, { tenantId, cursor, through, records }));
  if (written) await trimBehind({ platform, streams }, stream, through);
  return { read: entries.length, moved: written ? records.length : 0, settled: written };
}

interface Writing {
  tenantId: string;
  cursor: string;
  through: string;
  records: LogRecord[];
}

async function write(platform: Platform, { tenantId, cursor, through, records }: Writing): Promise<boolean> {
  const ms = records.map(({ id }) => Number(id.slice(0, id.indexOf("-"))));
  return withPartitions(platform, { fromMs: ms[0] ?? 0, toMs: ms.at(-1) ?? 0 }, () =>
    system(platform, async (transaction) => {
      const ours = await advanceCursor(transaction, tenantId, { from: cursor, to: through });
      if (ours) await insertArchived(transaction, tenantId, records);
      return ours;
    }),
  );
}

async function trimBehind({ platform, streams }: Archiving, stream: string, cursor: string): Promise<void> {
  const newest = `${Math.max(0, platform.clock.now().getTime() - KEEP_HOT_MS)}-0`;
  const through = compareLogIds(cursor, newest) < 0 ? cursor : newest;
  if (through !== "0-0") await streams.trim(stream, through);
}

function system<T>(platform: Platform, work: Parameters<typeof systemTransaction<T>>[1]): Promise<T> {
  return systemTransaction({ platform, reason: "keep logs", priority: "bulk" }, work);
}
