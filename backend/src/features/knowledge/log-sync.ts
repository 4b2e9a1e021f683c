import { keepOwnRecord } from "#features/logs";
import { traceIdOf } from "#features/traces";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import type { SourceRow } from "./source-queries.ts";
import { readSync } from "./sync-queries.ts";

/** One record in the storefront's log for each sync that has ended: what it read, and what was wrong. */
export async function logSync(ctx: TenantContext, source: SourceRow, syncId: string): Promise<void> {
  const sync = await tenantTransaction(ctx, (transaction) => readSync(ctx, transaction, syncId));
  const { read, indexed, unchanged, removed, skipped, failed } = sync;
  const done = { level: failed > 0 ? "warn" : "info", message: `${source.name} was read.` } as const;
  const broken = { level: "error", message: `${source.name} could not be read: ${sync.errorDetail}` } as const;
  await keepOwnRecord(ctx, {
    ...(sync.state === "failed" ? broken : done),
    log: "syncs",
    key: `sync ${syncId}`,
    traceId: traceIdOf(syncId),
    fields: {
      "sync.id": syncId,
      "source.id": source.id,
      kind: source.kind,
      read,
      indexed,
      unchanged,
      removed,
      skipped,
      failed,
      error: sync.errorCode,
    },
  });
}
