import type { Transaction } from "#platform/database";
import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import {
  bumpKnowledgeVersion,
  exchangeContentHash,
  holdsContentHash,
  readKnownDocuments,
  type NumberedDocument,
} from "./document-queries.ts";
import { planWrite, type WriteOutcome } from "./plan-write.ts";
import type { PreparedDocument } from "./prepared-document.ts";
import { thinOut } from "./remove-in-batches.ts";
import { lockSource } from "./source-queries.ts";
import { writeDocuments, writePassages, type WriteBatch, type WrittenDocument } from "./write-documents.ts";

const LARGE_PASSAGES = 60;
const PART_PASSAGES = 40;

/** True for documents that are written in several transactions. */
export function isLarge({ chunks }: PreparedDocument): boolean {
  return chunks.length > LARGE_PASSAGES;
}

export type LargeWrite = Omit<WriteBatch, "documents"> & { prepared: PreparedDocument };

/**
 * Writes a document whose passages are too many for one short transaction. Until all are there, its content hash is a
 * mark of this write: a reading that comes after a crash writes it anew, and another writer that takes the document over
 * meanwhile ends this one. Null when the source is gone or being removed.
 */
export async function writeLargeDocument(ctx: TenantContext, write: LargeWrite): Promise<WrittenDocument | null> {
  const mark = `incomplete ${newId()}`;
  const begun = await beginWrite(ctx, write, mark);
  if (!begun?.isOurs) return begun && begun.written;
  const { written } = begun;
  const { chunks } = write.prepared;
  for (let from = 0; from < chunks.length; from += PART_PASSAGES) {
    const part: NumberedDocument = {
      number: written.number,
      prepared: { ...write.prepared, ...slicePassages(write.prepared, from) },
      chunkNumbers: write.numbers.chunks.slice(from, from + PART_PASSAGES),
      pushed: write.writer.kind === "push",
    };
    const isOurs = await inTurn(ctx, write.sourceId, async (transaction) => {
      if (!(await holdsContentHash(ctx, transaction, { number: written.number, hash: mark }))) return false;
      await writePassages(ctx, transaction, [part]);
      return true;
    });
    if (isOurs === null) return null;
    if (!isOurs) return { number: written.number, outcome: "outdated" };
  }
  return finishWrite(ctx, write, { written, mark });
}

function slicePassages({ chunks, counts }: PreparedDocument, from: number) {
  const to = from + PART_PASSAGES;
  return { chunks: chunks.slice(from, to), counts: counts.slice(from, to) };
}

/** Writes all but the passages, under the mark. Not ours: there is nothing to be written in parts. */
async function beginWrite(
  ctx: TenantContext,
  write: LargeWrite,
  mark: string,
): Promise<{ isOurs: boolean; written: WrittenDocument } | null> {
  const { sourceId, prepared, writer, numbers } = write;
  const { externalId } = prepared.document;
  const before = await tenantTransaction(ctx, (transaction) =>
    readKnownDocuments(ctx, transaction, { sourceId, externalIds: [externalId] }),
  );
  const known = before.get(externalId);
  if (known?.number && writesPassages(planWrite(prepared, known, writer))) {
    await thinOut(ctx, { sourceId, numbers: [known.number], signal: new AbortController().signal });
  }
  return inTurn(ctx, sourceId, async (transaction) => {
    const now = await readKnownDocuments(ctx, transaction, { sourceId, externalIds: [externalId] });
    const isOurs = writesPassages(planWrite(prepared, now.get(externalId), writer));
    const row = isOurs ? { ...prepared, contentHash: mark, chunks: [], counts: [] } : prepared;
    const written = await writeDocuments(ctx, transaction, { sourceId, documents: [row], writer, numbers });
    const document = written.get(externalId);
    if (!document) throw new Error("A document that was written has no outcome.");
    return { isOurs, written: document };
  });
}

function writesPassages(outcome: WriteOutcome): boolean {
  return outcome === "created" || outcome === "updated";
}

function finishWrite(
  ctx: TenantContext,
  { sourceId, prepared }: LargeWrite,
  { written, mark }: { written: WrittenDocument; mark: string },
): Promise<WrittenDocument | null> {
  return inTurn(ctx, sourceId, async (transaction) => {
    const change = { number: written.number, from: mark, to: prepared.contentHash };
    if (!(await exchangeContentHash(ctx, transaction, change))) return { ...written, outcome: "outdated" };
    await bumpKnowledgeVersion(ctx, transaction);
    return written;
  });
}

/** A short transaction with the source's lock; null when the source is gone or being removed. */
function inTurn<T>(
  ctx: TenantContext,
  sourceId: string,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T | null> {
  return tenantTransaction(ctx, async (transaction) =>
    (await lockSource(ctx, transaction, sourceId)) ? work(transaction) : null,
  );
}
