import { AppError } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { hasDocuments } from "./document-queries.ts";
import { sourceEmpty } from "./errors.ts";
import { createIngest, type Ingest } from "./ingest.ts";
import { ingestItems } from "./ingest-items.ts";
import type { ReadEnd } from "./read-item.ts";
import { readSource } from "./read-source.ts";
import { removeGone, removeUnseen } from "./remove-unseen.ts";
import { findSource, writeFeedState, type SourceKind, type SourceRow } from "./source-queries.ts";
import { readStorefrontDefaults } from "./storefront-defaults.ts";
import { beginSync, deleteOldSyncs, endSync, type SyncEnd, type SyncRow } from "./sync-queries.ts";
import { createSyncProgress, SyncStopped } from "./sync-run.ts";

const SYNCS_KEPT = 20;

/**
 * Carries out a sync: reads the source, stores what changed, removes what is gone. May be interrupted at any point and
 * run again: it then begins anew and finds what it had stored unchanged. What goes wrong with the source ends the sync
 * as failed with a code; everything else is thrown, for the job to be tried again.
 */
export async function runSync(
  ctx: TenantContext,
  { syncId, jobId }: { syncId: string; jobId: string },
  signal: AbortSignal,
): Promise<void> {
  const begun = await tenantTransaction(ctx, async (transaction) => {
    const sync = await beginSync(ctx, transaction, { syncId, jobId });
    if (!sync) return null;
    await deleteOldSyncs(ctx, transaction, { sourceId: sync.sourceId, keep: SYNCS_KEPT });
    return { sync, source: await findSource(ctx, transaction, sync.sourceId) };
  });
  if (!begun) return;
  try {
    await carryOut(ctx, begun, signal);
  } catch (error) {
    if (error instanceof SyncStopped) return;
    if (signal.aborted || !(error instanceof AppError)) throw error;
    ctx.platform.logger.info({ err: error, syncId }, "sync failed");
    const { code, detail } = error;
    await end(ctx, { syncId, state: "failed", complete: false, error: { code, detail } });
  }
}

async function carryOut(
  ctx: TenantContext,
  { sync, source }: { sync: SyncRow; source: SourceRow },
  signal: AbortSignal,
): Promise<void> {
  const defaults = await readStorefrontDefaults(ctx);
  const progress = createSyncProgress(ctx, sync.id);
  const ingest = createIngest({
    ctx,
    sourceId: source.id,
    startedAt: sync.startedAt ?? sync.createdAt,
    defaultLanguage: defaults.language,
    progress,
    signal,
  });
  const read = await ingestItems(ingest, readSource(ctx, { source, defaults, signal }));
  if (!read.unchanged) await removeWhatIsGone(ingest, { read, kind: source.kind });
  progress.fractionRead = 1;
  await progress.flush(true);
  await tenantTransaction(ctx, (transaction) =>
    writeFeedState(ctx, transaction, { sourceId: source.id, state: read.complete ? read.feed : null }),
  );
  await end(ctx, { syncId: sync.id, state: "done", complete: read.complete, error: null });
}

async function removeWhatIsGone(ingest: Ingest, { read, kind }: { read: ReadEnd; kind: SourceKind }): Promise<void> {
  await removeGone(ingest);
  if (!read.complete) return;
  if (kind !== "file" && ingest.progress.counts.read === 0) await refuseToEmpty(ingest);
  await removeUnseen(ingest);
}

/** A website or feed that is empty all of a sudden is taken for a mistake of the shop's. */
async function refuseToEmpty({ ctx, sourceId }: Ingest): Promise<void> {
  const isFilled = await tenantTransaction(ctx, (transaction) => hasDocuments(ctx, transaction, sourceId));
  if (isFilled) throw sourceEmpty();
}

function end(ctx: TenantContext, how: SyncEnd) {
  return tenantTransaction(ctx, (transaction) => endSync(ctx, transaction, how));
}
