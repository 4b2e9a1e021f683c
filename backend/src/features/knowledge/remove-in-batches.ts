import { removePassages } from "#features/retrieval";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { markIncomplete } from "./document-queries.ts";
import { deleteChunksByNumber, readSomeChunkNumbers } from "./passage-queries.ts";
import { removeDocuments } from "./remove-documents.ts";
import { lockSource } from "./source-queries.ts";

const DOCUMENTS = 25;
const PASSAGES = 40;

/**
 * Removes documents of a source in transactions so short that others get in between; returns how many went. Ends early,
 * without an error, when the source is being removed itself.
 */
export async function removeInBatches(
  ctx: TenantContext,
  of: { sourceId: string; numbers: number[]; signal: AbortSignal },
): Promise<number> {
  let removed = 0;
  for (let from = 0; from < of.numbers.length; from += DOCUMENTS) {
    of.signal.throwIfAborted();
    const numbers = of.numbers.slice(from, from + DOCUMENTS);
    await thinOut(ctx, { ...of, numbers });
    const isOurs = await tenantTransaction(ctx, async (transaction) => {
      if (!(await lockSource(ctx, transaction, of.sourceId))) return false;
      await removeDocuments(ctx, transaction, numbers);
      return true;
    });
    if (!isOurs) return removed;
    removed += numbers.length;
  }
  return removed;
}

/** Takes passages of documents out until few enough are left for one transaction. */
export async function thinOut(
  ctx: TenantContext,
  of: { sourceId: string; numbers: number[]; signal: AbortSignal },
): Promise<void> {
  for (let isMore = true; isMore;) {
    of.signal.throwIfAborted();
    isMore = await tenantTransaction(ctx, async (transaction) => {
      const chunkNumbers = await readSomeChunkNumbers(ctx, transaction, {
        documentNumbers: of.numbers,
        limit: 2 * PASSAGES,
      });
      if (chunkNumbers.length < 2 * PASSAGES || !(await lockSource(ctx, transaction, of.sourceId))) return false;
      const some = chunkNumbers.slice(0, PASSAGES);
      await markIncomplete(ctx, transaction, of.numbers);
      await removePassages(ctx, transaction, some);
      await deleteChunksByNumber(ctx, transaction, some);
      return true;
    });
  }
}
