import { tenantTransaction } from "#platform/tenant-context";
import type { Ingest } from "./ingest.ts";
import type { WriteOutcome } from "./plan-write.ts";
import type { PreparedDocument } from "./prepared-document.ts";
import { lockSource } from "./source-queries.ts";
import { SyncStopped } from "./sync-run.ts";
import { writeDocuments } from "./write-documents.ts";

/** Writes a batch of a sync in one transaction and counts what became of it. */
export async function writePrepared(ingest: Ingest, documents: PreparedDocument[], weight: number): Promise<void> {
  const { ctx, sourceId, numbers, startedAt } = ingest;
  const passages = documents.reduce((sum, { chunks }) => sum + chunks.length, 0);
  const reserved = {
    documents: await numbers.take("document", documents.length),
    chunks: await numbers.take("chunk", passages),
  };
  let ms = 0;
  const written = await tenantTransaction(ctx, async (transaction) => {
    const began = performance.now();
    if (!(await lockSource(ctx, transaction, sourceId))) throw new SyncStopped();
    const batch = { sourceId, documents, writer: { kind: "sync", startedAt }, numbers: reserved } as const;
    const outcomes = await writeDocuments(ctx, transaction, batch);
    ms = performance.now() - began;
    return outcomes;
  });
  ingest.weight.learn({ weight, ms });
  for (const { number, outcome } of written.values()) {
    ingest.seen.add(number);
    ingest.progress.counts[countFor(outcome)] += 1;
  }
}

function countFor(outcome: WriteOutcome): "indexed" | "unchanged" {
  return outcome === "created" || outcome === "updated" || outcome === "offers_updated" ? "indexed" : "unchanged";
}
