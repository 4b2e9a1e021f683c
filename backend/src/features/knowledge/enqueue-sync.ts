import type { Transaction } from "#platform/database";
import { newId } from "#platform/ids";
import { enqueueJob } from "#platform/jobs";
import type { TenantContext } from "#platform/tenant-context";
import { insertSync, setSyncJob, type SyncRow } from "./sync-queries.ts";
import { syncSourceJob } from "./sync-source-job.ts";

/** Asks for a sync within the caller's transaction; null when one is queued or running already. */
export async function enqueueSync(
  ctx: TenantContext,
  transaction: Transaction,
  sourceId: string,
): Promise<SyncRow | null> {
  const sync = await insertSync(ctx, transaction, { id: newId(), sourceId });
  if (!sync) return null;
  const jobId = await enqueueJob({ ctx, transaction }, syncSourceJob, { syncId: sync.id });
  await setSyncJob(ctx, transaction, { syncId: sync.id, jobId });
  return sync;
}
