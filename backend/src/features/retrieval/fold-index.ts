import type { Transaction } from "#platform/database";
import { atBulkPriority, tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { addUpkeep, countStatisticsRows, foldStatisticsRows, tryFoldLock } from "./fold-queries.ts";
import { foldRemovedPassages } from "./fold-removed-passages.ts";
import type { FoldStep } from "./fold-step.ts";
import { foldVocabularyChange, mergeVocabularyChanges } from "./fold-vocabulary-change.ts";
import { mergePostings } from "./merge-postings.ts";

const mostStatisticsRows = 8;
/** Blocks are put together after this many batches. */
const batchesBeforeMerge = 48;

/**
 * Does what writers left to be done: sums statistics, brings the vocabulary up to date, takes removed passages out of
 * the postings, puts small blocks together. Short transactions at bulk priority, one folder at a time within a tenant;
 * stopping it at any point loses nothing and counts nothing twice. Search is right before and after.
 */
export async function foldIndex(ctx: TenantContext, signal?: AbortSignal): Promise<void> {
  const bulk = atBulkPriority(ctx);
  const fold: FoldStep = (step) => (signal?.aborted ? Promise.resolve(null) : runStep(bulk, step));
  await fold(async (transaction) => {
    if ((await countStatisticsRows(bulk, transaction)) > mostStatisticsRows)
      await foldStatisticsRows(bulk, transaction);
  });
  let batches = await foldVocabulary(bulk, fold);
  while ((await foldRemovedPassages(bulk, fold)) === "vocabulary first") batches += await foldVocabulary(bulk, fold);
  const due = batches === 0 ? null : await fold((transaction) => addUpkeep(bulk, transaction, batches));
  if (due !== null && due >= batchesBeforeMerge && (await mergePostings(bulk, fold))) {
    await fold((transaction) => addUpkeep(bulk, transaction, -due));
  }
}

function runStep<T>(ctx: TenantContext, step: (transaction: Transaction) => Promise<T>): Promise<T | null> {
  return tenantTransaction(ctx, async (transaction) =>
    (await tryFoldLock(ctx, transaction)) ? step(transaction) : null,
  );
}

/** Returns how many batches were folded. */
async function foldVocabulary(ctx: TenantContext, fold: FoldStep): Promise<number> {
  let batches = 0;
  for (;;) {
    batches += (await fold((transaction) => mergeVocabularyChanges(ctx, transaction))) ?? 0;
    let state = await fold((transaction) => foldVocabularyChange(ctx, transaction));
    while (state === "part") state = await fold((transaction) => foldVocabularyChange(ctx, transaction));
    if (state !== "done") return batches;
  }
}
