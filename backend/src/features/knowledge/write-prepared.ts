import type { Ingest } from "./ingest.ts";
import type { WriteOutcome } from "./plan-write.ts";
import type { PreparedDocument } from "./prepared-document.ts";
import { storeTogether, weighDocument } from "./store-documents.ts";
import { SyncStopped } from "./sync-run.ts";

/** Stores documents of a sync together and counts what became of them; learns from how long that took. */
export async function writePrepared(ingest: Ingest, documents: PreparedDocument[]): Promise<void> {
  const { ctx, sourceId, numbers, startedAt, progress } = ingest;
  const weight = documents.reduce((sum, prepared) => sum + weighDocument(prepared), 0);
  const written = await storeTogether(ctx, {
    sourceId,
    documents,
    writer: { kind: "sync", startedAt },
    numbers,
    noteTransaction: (ms) => ingest.weight.learn({ weight, ms }),
  });
  if (!written) throw new SyncStopped();
  for (const { number, outcome } of written.values()) {
    ingest.seen.add(number);
    progress.counts[countFor(outcome)] += 1;
  }
}

function countFor(outcome: WriteOutcome): "indexed" | "unchanged" {
  return outcome === "created" || outcome === "updated" || outcome === "offers_updated" ? "indexed" : "unchanged";
}
