import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import type { NumberBlocks } from "./number-blocks.ts";
import type { Writer } from "./plan-write.ts";
import type { PreparedDocument } from "./prepared-document.ts";
import { lockSource } from "./source-queries.ts";
import { writeDocuments, type WrittenDocument } from "./write-documents.ts";
import { isLarge, writeLargeDocument } from "./write-large-document.ts";

export interface Store {
  sourceId: string;
  documents: PreparedDocument[];
  writer: Writer;
  numbers: NumberBlocks;
  /** Told how long a transaction took once it had its turn. */
  noteTransaction?: (ms: number) => void;
}

/** Null when the source is gone or being removed. */
export type Stored = Map<string, WrittenDocument> | null;

/**
 * Stores documents with everything that is made from them, in transactions of about `most` characters each; committed
 * and findable when it resolves. Returns what became of each, by external id.
 */
export async function storeDocuments(ctx: TenantContext, store: Store, most: number): Promise<Stored> {
  const all = new Map<string, WrittenDocument>();
  for (const documents of splitByWeight(store.documents, most)) {
    const written = await storeTogether(ctx, { ...store, documents });
    if (!written) return null;
    for (const [externalId, document] of written) all.set(externalId, document);
  }
  return all;
}

/** In one transaction; a large document, which stands alone, in several. */
export async function storeTogether(ctx: TenantContext, store: Store): Promise<Stored> {
  const [first] = store.documents;
  const numbers = await reserve(store.numbers, store.documents);
  if (first && isLarge(first)) {
    const written = await writeLargeDocument(ctx, { ...store, prepared: first, numbers });
    return written && new Map([[first.document.externalId, written]]);
  }
  return tenantTransaction(ctx, async (transaction) => {
    if (!(await lockSource(ctx, transaction, store.sourceId))) return null;
    const began = performance.now();
    const written = await writeDocuments(ctx, transaction, { ...store, numbers });
    store.noteTransaction?.(performance.now() - began);
    return written;
  });
}

function splitByWeight(documents: PreparedDocument[], most: number): PreparedDocument[][] {
  const batches: PreparedDocument[][] = [];
  let room = 0;
  for (const prepared of documents) {
    const weight = weighDocument(prepared);
    if (room <= 0 || isLarge(prepared)) {
      batches.push([]);
      room = most;
    }
    batches.at(-1)?.push(prepared);
    room -= isLarge(prepared) ? room : weight;
  }
  return batches;
}

/** Characters to be stored and indexed, with something for the rows themselves. */
export function weighDocument({ chunks, attributes }: PreparedDocument): number {
  const passages = chunks.map(({ fields }) => 2 * fields.body.length + fields.attributes.length + 400);
  return passages.reduce((sum, weight) => sum + weight, 300 + 60 * attributes.length);
}

async function reserve(numbers: NumberBlocks, documents: PreparedDocument[]) {
  const passages = documents.reduce((sum, { chunks }) => sum + chunks.length, 0);
  return {
    documents: await numbers.take("document", documents.length),
    chunks: await numbers.take("chunk", passages),
  };
}
