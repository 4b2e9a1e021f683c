import { indexPassages } from "#features/retrieval";
import { runTogether, type Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import {
  bumpKnowledgeVersion,
  deleteTombstones,
  insertDocuments,
  readKnownDocuments,
  touchDocuments,
  updateDocuments,
  type KnownDocument,
  type NumberedDocument,
} from "./document-queries.ts";
import { replaceOffers } from "./offer-queries.ts";
import { deleteAttributes, deleteChunks, insertAttributes, insertChunks } from "./passage-queries.ts";
import { planWrite, type WriteOutcome, type Writer } from "./plan-write.ts";
import type { PreparedDocument } from "./prepared-document.ts";
import { takeOutPassages } from "./remove-documents.ts";

export interface WriteBatch {
  sourceId: string;
  documents: PreparedDocument[];
  writer: Writer;
  /** Reserved ones: at least as many as there are documents, and as there are passages. */
  numbers: { documents: number[]; chunks: number[] };
}

export interface WrittenDocument {
  number: number;
  outcome: WriteOutcome;
}

/**
 * Writes documents with their passages, index, offers and attributes, within the caller's transaction, which must hold
 * the the source's lock. An external id may occur once in a batch. Returns what became of each, by external id.
 */
export async function writeDocuments(
  ctx: TenantContext,
  transaction: Transaction,
  batch: WriteBatch,
): Promise<Map<string, WrittenDocument>> {
  const externalIds = batch.documents.map(({ document }) => document.externalId);
  const known = await readKnownDocuments(ctx, transaction, { sourceId: batch.sourceId, externalIds });
  const planned = planBatch(batch, known);
  const of = (outcome: WriteOutcome) =>
    planned.filter((entry) => entry.outcome === outcome).map((entry) => entry.numbered);
  await writeCreated(ctx, transaction, { sourceId: batch.sourceId, documents: of("created") });
  await writeUpdated(ctx, transaction, of("updated"));
  await touchDocuments(ctx, transaction, [...of("offers_updated"), ...of("touched")]);
  await replaceOffers(ctx, transaction, { documents: [...of("updated"), ...of("offers_updated")], existed: true });
  await forgetTombstones(ctx, transaction, { batch, planned, known });
  const changes = planned.filter(({ outcome }) => outcome !== "touched");
  if (changes.some(({ outcome }) => outcome !== "unchanged" && outcome !== "outdated")) {
    await bumpKnowledgeVersion(ctx, transaction);
  }
  return new Map(
    planned.map(({ numbered, outcome }) => [
      numbered.prepared.document.externalId,
      { number: numbered.number, outcome },
    ]),
  );
}

interface Planned {
  numbered: NumberedDocument;
  outcome: WriteOutcome;
}

function planBatch({ documents, writer, numbers }: WriteBatch, known: Map<string, KnownDocument>): Planned[] {
  const free = { documents: [...numbers.documents], chunks: [...numbers.chunks] };
  return documents.map((prepared) => {
    const before = known.get(prepared.document.externalId);
    const number = before?.number ?? free.documents.shift();
    if (number === undefined) throw new Error("Too few document numbers were reserved.");
    const chunkNumbers = free.chunks.splice(0, prepared.chunks.length);
    const outcome = planWrite(prepared, before, writer);
    return { numbered: { number, prepared, chunkNumbers, pushed: writer.kind === "push" }, outcome };
  });
}

async function writeCreated(
  ctx: TenantContext,
  transaction: Transaction,
  of: { sourceId: string; documents: NumberedDocument[] },
): Promise<void> {
  await runTogether(ctx.platform.database, [
    () => insertDocuments(ctx, transaction, of),
    () => insertAttributes(ctx, transaction, of.documents),
    () => insertChunks(ctx, transaction, of.documents),
    () => replaceOffers(ctx, transaction, { documents: of.documents, existed: false }),
  ]);
  await indexChunks(ctx, transaction, of.documents);
}

async function writeUpdated(
  ctx: TenantContext,
  transaction: Transaction,
  documents: NumberedDocument[],
): Promise<void> {
  if (documents.length === 0) return;
  const numbers = documents.map(({ number }) => number);
  await takeOutPassages(ctx, transaction, numbers);
  await deleteChunks(ctx, transaction, numbers);
  await deleteAttributes(ctx, transaction, numbers);
  await updateDocuments(ctx, transaction, documents);
  await insertAttributes(ctx, transaction, documents);
  await writePassages(ctx, transaction, documents);
}

/** Writes passages and makes them findable; their documents are there. */
export async function writePassages(
  ctx: TenantContext,
  transaction: Transaction,
  documents: NumberedDocument[],
): Promise<void> {
  await insertChunks(ctx, transaction, documents);
  await indexChunks(ctx, transaction, documents);
}

async function indexChunks(ctx: TenantContext, transaction: Transaction, documents: NumberedDocument[]): Promise<void> {
  const passages = documents.flatMap(({ prepared, chunkNumbers }) =>
    prepared.chunks.map((chunk, index) => ({
      chunkNumber: chunkNumbers[index] ?? 0,
      language: chunk.language ?? prepared.language,
      fields: chunk.fields,
      counts: prepared.counts[index],
    })),
  );
  await indexPassages(ctx, transaction, passages);
}

async function forgetTombstones(
  ctx: TenantContext,
  transaction: Transaction,
  { batch, planned, known }: { batch: WriteBatch; planned: Planned[]; known: Map<string, KnownDocument> },
): Promise<void> {
  const externalIds = planned
    .filter(({ outcome }) => outcome === "created")
    .map(({ numbered }) => numbered.prepared.document.externalId)
    .filter((externalId) => known.has(externalId));
  await deleteTombstones(ctx, transaction, { sourceId: batch.sourceId, externalIds });
}
