import { removePassages } from "#features/retrieval";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { bumpKnowledgeVersion, deleteDocumentRows } from "./document-queries.ts";
import { deleteOffers } from "./offer-queries.ts";
import { deleteAttributes, deleteChunks, readChunkNumbers } from "./passage-queries.ts";

/**
 * Takes documents out with everything that was made from them, within the caller's transaction, which must hold the
 * source's lock. At most 50 at a time keep the embedded engine free for others.
 */
export async function removeDocuments(ctx: TenantContext, transaction: Transaction, numbers: number[]): Promise<void> {
  if (numbers.length === 0) return;
  await takeOutPassages(ctx, transaction, numbers);
  await deleteChunks(ctx, transaction, numbers);
  await deleteOffers(ctx, transaction, numbers);
  await deleteAttributes(ctx, transaction, numbers);
  await deleteDocumentRows(ctx, transaction, numbers);
  await bumpKnowledgeVersion(ctx, transaction);
}

/** Makes the documents' passages unfindable; their rows stay. */
export async function takeOutPassages(ctx: TenantContext, transaction: Transaction, numbers: number[]): Promise<void> {
  await removePassages(ctx, transaction, await readChunkNumbers(ctx, transaction, numbers));
}
