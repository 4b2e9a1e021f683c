import { insertTrace, traceIdOf } from "#features/traces";
import { AppError } from "#platform/errors";
import { inSpan, openRecording, type Recording } from "#platform/span-recorder";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { hasDocuments } from "./document-queries.ts";
import { sourceEmpty } from "./errors.ts";
import { createIngest, type Ingest } from "./ingest.ts";
import { ingestItems } from "./ingest-items.ts";
import { logSync } from "./log-sync.ts";
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
  const recording = openRecording({ kind: "step", name: `sync ${begun.source.kind}` });
  try {
    await recording.run(() => carryOut(ctx, begun, signal));
  } catch (error) {
    if (error instanceof SyncStopped) return;
    if (signal.aborted || !(error instanceof AppError)) throw error;
    ctx.platform.logger.info({ err: error, syncId }, "sync failed");
    const { code, detail } = error;
    await end(ctx, { syncId, state: "failed", complete: false, error: { code, detail } });
  }
  await keepTrace(ctx, begun, recording);
  await logSync(ctx, begun.source, syncId);
}

/** After the sync has ended: how it went is worth having, and not worth failing for. */
async function keepTrace(ctx: TenantContext, { sync, source }: Begun, recording: Recording): Promise<void> {
  const trace = {
    id: traceIdOf(sync.id),
    kind: "sync" as const,
    name: `sync ${source.kind}`,
    sessionId: source.id,
    conversationId: null,
    model: null,
    inputTokens: 0,
    outputTokens: 0,
    costMicros: 0,
    firstOutputMs: null,
    spans: recording.spans(),
  };
  try {
    await tenantTransaction(ctx, (transaction) => insertTrace(ctx, transaction, trace));
  } catch (error) {
    ctx.platform.logger.warn({ err: error, syncId: sync.id }, "the trace of a sync could not be kept");
  }
}

interface Begun {
  sync: SyncRow;
  source: SourceRow;
}

async function carryOut(ctx: TenantContext, { sync, source }: Begun, signal: AbortSignal): Promise<void> {
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
  const name = source.kind === "website" ? "crawl website" : "read source";
  const read = await inSpan({ kind: "step", name }, async (span) => {
    const last = await ingestItems(ingest, readSource(ctx, { source, defaults, signal }));
    const { read: documents, indexed, failed } = progress.counts;
    span.note({ "gen_ai.data_source.id": source.id, "netvexa.sync.complete": last.complete });
    span.note({ "netvexa.sync.read": documents, "netvexa.sync.indexed": indexed, "netvexa.sync.failed": failed });
    return last;
  });
  await inSpan({ kind: "step", name: "remove what is gone" }, async () => {
    if (!read.unchanged) await removeWhatIsGone(ingest, { read, kind: source.kind });
  });
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
