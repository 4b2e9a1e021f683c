import { tenantTransaction } from "#platform/tenant-context";
import { readKnownDocuments, writePageStates, type KnownDocument } from "./document-queries.ts";
import { hashDocuments, isFittingId, type ReadDocument } from "./hash-documents.ts";
import type { Ingest } from "./ingest.ts";
import { planWrite } from "./plan-write.ts";
import { prepareDocuments } from "./prepare-documents.ts";
import type { HashedDocument, PreparedDocument } from "./prepared-document.ts";
import type { ReadEnd, ReadItem, SourceReading } from "./read-item.ts";
import { weighDocument } from "./store-documents.ts";
import { isLarge } from "./write-large-document.ts";
import { writePrepared } from "./write-prepared.ts";

/** Documents that are looked up together. */
const LOOKED_UP = 100;
/**
 * Stores what a reading comes upon; documents that say the same as before are left untouched. Safe to run again from
 * the beginning at any time: what was stored before is then met as unchanged.
 */
export async function ingestItems(ingest: Ingest, reading: SourceReading): Promise<ReadEnd> {
  let waiting: ReadItem[] = [];
  try {
    for (let next = await reading.next(); ; next = await reading.next()) {
      ingest.signal.throwIfAborted();
      if (next.done) {
        await takeIn(ingest, waiting);
        await ingest.writing;
        return next.value;
      }
      if (!noteItem(ingest, next.value)) waiting.push(next.value);
      await ingest.pause.whenDue();
      await ingest.progress.flush();
      if (waiting.length < LOOKED_UP) continue;
      await takeIn(ingest, waiting);
      waiting = [];
    }
  } finally {
    await ingest.writing.catch(() => undefined);
    await reading.return({ complete: false, feed: null, unchanged: false });
  }
}

/** True when the item asks for nothing to be looked up. */
function noteItem({ progress, gone }: Ingest, item: ReadItem): boolean {
  if (item.kind === "progress") {
    progress.counts.found = item.found ?? progress.counts.found;
    progress.fractionRead = item.fraction;
    return true;
  }
  if (item.kind === "gone") return gone.push(item.externalId) > 0;
  if (item.kind === "problem") {
    progress.report(item);
    return item.keeps === null;
  }
  progress.counts.read += 1;
  progress.counts.found = Math.max(progress.counts.found, progress.counts.read);
  return false;
}

async function takeIn(ingest: Ingest, items: ReadItem[]): Promise<void> {
  if (items.length === 0) return;
  const read = items.flatMap((item) => toReadDocument(ingest, item));
  const hashed = keepFirst(ingest, await hashDocuments(read, ingest.pause));
  const externalIds = [...hashed.map(({ document }) => document.externalId), ...items.flatMap(keptId)];
  const { ctx, sourceId } = ingest;
  const known = await tenantTransaction(ctx, (transaction) =>
    readKnownDocuments(ctx, transaction, { sourceId, externalIds }),
  );
  for (const { number } of known.values()) if (number !== null) ingest.seen.add(number);
  await noteUnchanged(ingest, items, known);
  await writeChanged(ingest, hashed, known);
}

async function noteUnchanged(ingest: Ingest, items: ReadItem[], known: Map<string, KnownDocument>): Promise<void> {
  const { ctx } = ingest;
  const unchanged = items.flatMap((item) => (item.kind === "unchanged" ? [item] : []));
  ingest.progress.counts.unchanged += unchanged.length;
  const pages = unchanged.flatMap(({ externalId, page }) => {
    const number = known.get(externalId)?.number ?? null;
    return page === null || number === null ? [] : [{ number, ...page }];
  });
  if (pages.length > 0) await tenantTransaction(ctx, (transaction) => writePageStates(ctx, transaction, pages));
}

function toReadDocument({ progress }: Ingest, item: ReadItem): ReadDocument[] {
  if (item.kind !== "document") return [];
  const { document, page } = item;
  if (isFittingId(document.externalId)) return [{ document, page, version: null }];
  progress.report({
    kind: "problem",
    outcome: "skipped",
    item: document.title,
    code: "id_too_long",
    reason: "The document's id is empty or longer than 500 characters.",
    keeps: null,
  });
  return [];
}

function keepFirst({ progress }: Ingest, hashed: HashedDocument[]): HashedDocument[] {
  const met = new Set<string>();
  return hashed.filter(({ document: { externalId } }) => {
    if (!met.has(externalId)) return met.add(externalId);
    const reason = "Another document of the source has the same id; the first one counts.";
    progress.report({
      kind: "problem",
      outcome: "skipped",
      item: externalId,
      code: "id_repeated",
      reason,
      keeps: null,
    });
    return false;
  });
}

function keptId(item: ReadItem): string[] {
  if (item.kind === "unchanged") return [item.externalId];
  return item.kind === "problem" && item.keeps !== null ? [item.keeps] : [];
}

async function writeChanged(
  ingest: Ingest,
  hashed: HashedDocument[],
  known: Map<string, KnownDocument>,
): Promise<void> {
  const writer = { kind: "sync", startedAt: ingest.startedAt } as const;
  const outcomes = new Map(
    hashed.map((entry) => [entry, planWrite(entry, known.get(entry.document.externalId), writer)]),
  );
  const changed = hashed.filter((entry) => !["unchanged", "outdated"].includes(outcomes.get(entry) ?? ""));
  ingest.progress.counts.unchanged += hashed.length - changed.length;
  let batch: PreparedDocument[] = [];
  let weight = 0;
  for (const entry of changed) {
    const [prepared] = await prepareDocuments([entry], ingest);
    if (!prepared) continue;
    if (isLarge(prepared)) {
      await hand(ingest, [prepared]);
      continue;
    }
    batch.push(prepared);
    weight += weighDocument(prepared);
    if (weight < ingest.weight.current()) continue;
    await hand(ingest, batch);
    batch = [];
    weight = 0;
  }
  await hand(ingest, batch);
}

/** Starts the next write as soon as the last one is through; one is under way while the next is made ready. */
async function hand(ingest: Ingest, batch: PreparedDocument[]): Promise<void> {
  if (batch.length === 0) return;
  await ingest.writing;
  ingest.signal.throwIfAborted();
  ingest.writing = writePrepared(ingest, batch);
  // Whoever awaits it next gets the error; until then it must not count as unhandled.
  ingest.writing.catch(() => undefined);
}
