import { removePassages } from "#features/retrieval";
import { forgetSession } from "#features/traces";
import type { Transaction } from "#platform/database";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { readExternalIds } from "./document-queries.ts";
import { deleteChunksByNumber, readChunkNumbersOfSource } from "./passage-queries.ts";
import { removeDocuments } from "./remove-documents.ts";
import { deleteEmptySource, deleteSomeProblems, deleteSomeTombstones, takeTurn } from "./source-queries.ts";

const DOCUMENTS = 40;
const PASSAGES = 60;
const ROWS = 500;

/**
 * Removes a hidden source with everything that was made from it: passages, index, offers, attributes, documents,
 * tombstones, syncs with their traces, uploads. In short transactions; may be interrupted and run again.
 */
export async function removeSource(ctx: TenantContext, sourceId: string, signal: AbortSignal): Promise<void> {
  const steps = [removeSomePassages, removeSomeDocuments, removeSomeTombstones, removeSomeProblems, removeSomeTraces];
  for (const step of steps) {
    for (let isMore = true; isMore;) {
      signal.throwIfAborted();
      isMore = await tenantTransaction(ctx, async (transaction) => {
        await takeTurn(ctx, transaction, sourceId);
        return (await step(ctx, transaction, sourceId)) > 0;
      });
    }
  }
  await ctx.platform.objects.remove({ ctx, path: `sources/${sourceId}` });
  await tenantTransaction(ctx, (transaction) => deleteEmptySource(ctx, transaction, sourceId));
}

/** How many went. */
async function removeSomePassages(ctx: TenantContext, transaction: Transaction, sourceId: string): Promise<number> {
  const numbers = await readChunkNumbersOfSource(ctx, transaction, { sourceId, limit: PASSAGES });
  await removePassages(ctx, transaction, numbers);
  await deleteChunksByNumber(ctx, transaction, numbers);
  return numbers.length;
}

async function removeSomeDocuments(ctx: TenantContext, transaction: Transaction, sourceId: string): Promise<number> {
  const page = await readExternalIds(ctx, transaction, { sourceId, after: "", limit: DOCUMENTS });
  await removeDocuments(
    ctx,
    transaction,
    page.map(({ number }) => number),
  );
  return page.length;
}

function removeSomeTombstones(ctx: TenantContext, transaction: Transaction, sourceId: string): Promise<number> {
  return deleteSomeTombstones(ctx, transaction, { sourceId, limit: ROWS });
}

function removeSomeProblems(ctx: TenantContext, transaction: Transaction, sourceId: string): Promise<number> {
  return deleteSomeProblems(ctx, transaction, { sourceId, limit: ROWS });
}

function removeSomeTraces(ctx: TenantContext, transaction: Transaction, sourceId: string): Promise<number> {
  return forgetSession(ctx, transaction, { sessionId: sourceId, limit: ROWS });
}
