import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { enqueueSync } from "./enqueue-sync.ts";
import { sourceBusy, sourceCannotSync, sourceHasNoContent } from "./errors.ts";
import { readFiles } from "./file-queries.ts";
import { toSync, type Sync } from "./source-answer.ts";
import { findSource, type SourceRow } from "./source-queries.ts";

/** Asks for a sync. Throws `sync_already_running`, `source_cannot_sync`, `source_has_no_content`. */
export async function startSync(ctx: TenantContext, sourceId: string): Promise<Sync> {
  return tenantTransaction(ctx, async (transaction) => {
    const source = await findSource(ctx, transaction, sourceId);
    if (source.kind === "push" || source.kind === "qa") throw sourceCannotSync(source.kind);
    if (needsUpload(source) && (await readFiles(ctx, transaction, sourceId)).length === 0) throw sourceHasNoContent();
    const sync = await enqueueSync(ctx, transaction, sourceId);
    if (!sync) throw sourceBusy();
    return toSync(sync, ctx.platform.clock.now());
  });
}

function needsUpload({ kind, options }: SourceRow): boolean {
  return kind === "catalogue" && (options["url"] ?? null) === null;
}
