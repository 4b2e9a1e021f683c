import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { toSync, type Sync } from "./source-answer.ts";
import { findSource } from "./source-queries.ts";
import { endSync, readProblems, readSync, readSyncsOf, type SyncProblem } from "./sync-queries.ts";

export async function getSync(ctx: TenantContext, syncId: string): Promise<Sync> {
  const row = await tenantTransaction(ctx, (transaction) => readSync(ctx, transaction, syncId));
  return toSync(row, ctx.platform.clock.now());
}

export async function listSyncs(
  ctx: TenantContext,
  page: { sourceId: string; before?: string; limit: number },
): Promise<{ syncs: Sync[] }> {
  const rows = await tenantTransaction(ctx, async (transaction) => {
    await findSource(ctx, transaction, page.sourceId);
    return readSyncsOf(ctx, transaction, { ...page, before: page.before ?? null });
  });
  return { syncs: rows.map((row) => toSync(row, ctx.platform.clock.now())) };
}

/** Ends a sync; its job notices within a second. One that is over stays as it ended. */
export async function cancelSync(ctx: TenantContext, syncId: string): Promise<Sync> {
  const row = await tenantTransaction(ctx, async (transaction) => {
    const before = await readSync(ctx, transaction, syncId);
    const ended = await endSync(ctx, transaction, { syncId, state: "cancelled", complete: null, error: null });
    return ended ?? before;
  });
  return toSync(row, ctx.platform.clock.now());
}

/** What a sync left out or could not read, in the order of reading. */
export async function listSyncProblems(
  ctx: TenantContext,
  page: { syncId: string; after: number; limit: number },
): Promise<{ problems: SyncProblem[] }> {
  return tenantTransaction(ctx, async (transaction) => {
    await readSync(ctx, transaction, page.syncId);
    return { problems: await readProblems(ctx, transaction, page) };
  });
}
