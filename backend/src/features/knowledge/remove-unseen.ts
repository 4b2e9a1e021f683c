import { tenantTransaction } from "#platform/tenant-context";
import { readExternalIds, readKnownDocuments } from "./document-queries.ts";
import type { Ingest } from "./ingest.ts";
import { removeInBatches } from "./remove-in-batches.ts";

const PAGE = 1_000;

/** Removes what the source said is no document any more. */
export async function removeGone(ingest: Ingest): Promise<void> {
  const { ctx, sourceId, gone, startedAt } = ingest;
  for (let from = 0; from < gone.length; from += PAGE) {
    const externalIds = gone.slice(from, from + PAGE);
    const known = await tenantTransaction(ctx, (transaction) =>
      readKnownDocuments(ctx, transaction, { sourceId, externalIds }),
    );
    const numbers = [...known.values()]
      .filter(({ pushedAt }) => pushedAt === null || pushedAt < startedAt)
      .flatMap(({ number }) => (number === null ? [] : [number]));
    await removeCounted(ingest, numbers);
  }
}

/** Removes what a complete reading did not meet, except what its owner pushed meanwhile. */
export async function removeUnseen(ingest: Ingest): Promise<void> {
  const { ctx, sourceId, seen, startedAt } = ingest;
  for (let after = ""; ;) {
    const page = await tenantTransaction(ctx, (transaction) =>
      readExternalIds(ctx, transaction, { sourceId, after, limit: PAGE }),
    );
    const numbers = page
      .filter(({ number, pushedAt }) => !seen.has(number) && (pushedAt === null || pushedAt < startedAt))
      .map(({ number }) => number);
    await removeCounted(ingest, numbers);
    const last = page.at(-1);
    if (!last) return;
    after = last.externalId;
  }
}

async function removeCounted({ ctx, sourceId, progress, signal }: Ingest, numbers: number[]): Promise<void> {
  progress.counts.removed += await removeInBatches(ctx, { sourceId, numbers, signal });
  await progress.flush();
}
