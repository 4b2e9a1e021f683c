import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { enqueueFold } from "./fold-index-job.ts";
import { deleteEmbeddings, moveToRemoved } from "./index-queries.ts";
import { appendStatistics } from "./statistics-queries.ts";
import { sumStatistics } from "./sum-statistics.ts";

/**
 * Takes passages out of everything that finds them, within the caller's transaction and before their rows in `chunks`
 * are deleted: no search that starts after the commit sees them. Their bytes leave the index when `foldIndex` runs next.
 * Numbers that are not indexed are passed over.
 */
export async function removePassages(
  ctx: TenantContext,
  transaction: Transaction,
  chunkNumbers: number[],
): Promise<void> {
  if (chunkNumbers.length === 0) return;
  const gone = await moveToRemoved(ctx, transaction, chunkNumbers);
  await deleteEmbeddings(ctx, transaction, chunkNumbers);
  if (gone.length === 0) return;
  await appendStatistics(ctx, transaction, sumStatistics(gone, -1));
  await enqueueFold(ctx, transaction);
}
