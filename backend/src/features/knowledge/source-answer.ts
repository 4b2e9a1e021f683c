import type { source as sourceSchema, sync as syncSchema } from "@netvexa/contract";
import type { z } from "zod";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { countDocuments, type SourceRow } from "./source-queries.ts";
import { readLatestSyncs, type SyncRow } from "./sync-queries.ts";

export type Source = z.output<typeof sourceSchema>;
export type Sync = z.output<typeof syncSchema>;

/** Rows of sources with what their readers want to know beside. */
export async function toSources(ctx: TenantContext, transaction: Transaction, rows: SourceRow[]): Promise<Source[]> {
  const ids = rows.map(({ id }) => id);
  const documents = await countDocuments(ctx, transaction, ids);
  const syncs = await readLatestSyncs(ctx, transaction, ids);
  return rows.map(({ id, kind, name, options, resyncEveryMinutes, nextSyncAt, createdAt, updatedAt }) => {
    const latest = syncs.get(id);
    return {
      id,
      kind,
      name,
      options,
      resyncEveryMinutes,
      nextSyncAt: nextSyncAt?.toISOString() ?? null,
      documents: documents.get(id) ?? 0,
      latestSync: latest ? toSync(latest, ctx.platform.clock.now()) : null,
      createdAt: createdAt.toISOString(),
      updatedAt: updatedAt.toISOString(),
    };
  });
}

export function toSync(row: SyncRow, now: Date): Sync {
  const { id, sourceId, state, found, read, indexed, unchanged, skipped, failed, removed } = row;
  return {
    id,
    sourceId,
    state,
    found,
    read,
    indexed,
    unchanged,
    skipped,
    failed,
    removed,
    fractionRead: row.fractionRead,
    secondsLeft: estimateSecondsLeft(row, now),
    complete: row.complete,
    error: row.errorCode === null ? null : { code: row.errorCode, detail: row.errorDetail ?? "" },
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** At the pace since the start; a share too small to tell anything gives null. */
function estimateSecondsLeft({ state, startedAt, fractionRead }: SyncRow, now: Date): number | null {
  if (state !== "running" || startedAt === null || fractionRead === null || fractionRead < 0.01) return null;
  const elapsed = (now.getTime() - startedAt.getTime()) / 1_000;
  return Math.max(0, Math.round((elapsed * (1 - fractionRead)) / fractionRead));
}
