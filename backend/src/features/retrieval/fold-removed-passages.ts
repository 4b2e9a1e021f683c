import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { isPlainWord } from "./analyse.ts";
import { deleteBlocks, deleteRemoved, readBlocksAround, readRemoved, type RemovedPassage } from "./fold-queries.ts";
import type { FoldStep } from "./fold-step.ts";
import { insertPostingBlocks } from "./index-queries.ts";
import { gramsOf } from "./letter-grams.ts";
import { mergeBlocks, type PostingBlock } from "./posting-blocks.ts";
import { deleteFromVocabulary, hasVocabularyChanges, takeFromVocabulary } from "./vocabulary-queries.ts";

const passagesPerStep = 100;
const termsPerStep = 600;

/**
 * Rewrites the blocks that removed passages stand in; only then are the passages forgotten. Gives up when vocabulary
 * changes wait, because those of the same passages must be counted first.
 */
export async function foldRemovedPassages(ctx: TenantContext, fold: FoldStep): Promise<"done" | "vocabulary first"> {
  for (;;) {
    const removed = await fold((transaction) => readRemoved(ctx, transaction, passagesPerStep));
    if (removed === null || removed.length === 0) return "done";
    const terms = [...new Set(removed.flatMap((passage) => passage.terms))].toSorted();
    for (let from = 0; from < terms.length; from += termsPerStep) {
      const some = terms.slice(from, from + termsPerStep);
      if ((await fold((transaction) => rewriteBlocks(ctx, transaction, { removed, terms: some }))) === null)
        return "done";
    }
    const forgotten = await fold((transaction) => forget(ctx, transaction, removed));
    if (forgotten === null) return "done";
    if (!forgotten) return "vocabulary first";
  }
}

async function rewriteBlocks(
  ctx: TenantContext,
  transaction: Transaction,
  { removed, terms }: { removed: RemovedPassage[]; terms: string[] },
): Promise<true> {
  const numbers = new Set(removed.map((passage) => passage.chunkNumber));
  const [firstChunk = 0, lastChunk = 0] = [removed[0]?.chunkNumber, removed.at(-1)?.chunkNumber];
  const blocks = await readBlocksAround(ctx, transaction, { terms, firstChunk, lastChunk });
  const touched: PostingBlock[] = [];
  const rewritten: PostingBlock[] = [];
  for (const block of blocks) {
    const kept = mergeBlocks(block.term, [block], (chunkNumber) => !numbers.has(chunkNumber));
    if (kept[0]?.passages === block.passages) continue;
    touched.push(block);
    rewritten.push(...kept);
  }
  await deleteBlocks(ctx, transaction, touched);
  await insertPostingBlocks(ctx, transaction, rewritten);
  return true;
}

async function forget(ctx: TenantContext, transaction: Transaction, removed: RemovedPassage[]): Promise<boolean> {
  if (await hasVocabularyChanges(ctx, transaction)) return false;
  const numbers = removed.map((passage) => passage.chunkNumber);
  const forgotten = await deleteRemoved(ctx, transaction, numbers);
  const counts = countTerms(removed.filter(({ chunkNumber }) => forgotten.has(chunkNumber)));
  const gone = await takeFromVocabulary(ctx, transaction, {
    terms: [...counts.keys()],
    passages: [...counts.values()],
  });
  if (gone.length > 0) await deleteFromVocabulary(ctx, transaction, gramsOf(gone));
  return true;
}

function countTerms(removed: RemovedPassage[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of removed.flatMap((passage) => passage.terms)) {
    if (isPlainWord(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}
