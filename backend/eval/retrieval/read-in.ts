import { createReadStream } from "node:fs";
import { newSource } from "@netvexa/contract";
import { createSource, getSource, getSync, pushDocuments, uploadFile } from "#features/knowledge";
import type { TenantContext } from "#platform/tenant-context";
import { mapping } from "../../bench/ingest/products.ts";

export { readLines } from "./read-lines.ts";

/** Tells how far it is. */
export type Progress = (done: number) => void;

/** Takes a catalogue in as a merchant does: an upload, and the sync that it begins. Returns how many products there are. */
export async function readInCatalogue(ctx: TenantContext, file: string, progress: Progress): Promise<number> {
  const options = { format: "json-lines", mapping };
  const source = await createSource(
    ctx,
    newSource.parse({ kind: "catalogue", name: "Catalogue", options, sync: false }),
  );
  const upload = { bytes: createReadStream(file), mediaType: null };
  await uploadFile(ctx, { sourceId: source.id, fileName: "catalogue.jsonl.gz", upload, sync: true });
  const { latestSync } = await getSource(ctx, source.id);
  if (!latestSync) throw new Error("The upload began no sync.");
  for (;;) {
    const sync = await getSync(ctx, latestSync.id);
    progress(sync.indexed);
    if (sync.state === "done") return sync.indexed;
    if (sync.state === "failed") throw new Error(`The catalogue could not be read: ${sync.error?.detail}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

export interface Page {
  externalId: string;
  title: string;
  text: string;
}

const pagesPerPush = 50;

/** Pushes pages as a plugin does. Returns how many there are. */
export async function readInPages(ctx: TenantContext, pages: AsyncIterable<Page>, progress: Progress): Promise<number> {
  const { id: sourceId } = await createSource(ctx, newSource.parse({ kind: "push", name: "Pages" }));
  let batch: Page[] = [];
  let done = 0;
  const push = async () => {
    if (batch.length === 0) return;
    const { results } = await pushDocuments(ctx, { sourceId, documents: batch.map(toDocument) });
    const rejected = results.find(({ outcome }) => outcome === "rejected");
    if (rejected) throw new Error(`${rejected.externalId} was rejected: ${rejected.detail}`);
    done += batch.length;
    batch = [];
    progress(done);
  };
  for await (const page of pages) {
    batch.push(page);
    if (batch.length >= pagesPerPush) await push();
  }
  await push();
  return done;
}

function toDocument({ externalId, title, text }: Page): Record<string, unknown> {
  return { externalId, kind: "page", title, content: { format: "text", body: text } };
}
