import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { deleteBlocks, readSmallBlocks, readTermBlocks, type TermBlocks } from "./fold-queries.ts";
import type { FoldStep } from "./fold-step.ts";
import { insertPostingBlocks } from "./index-queries.ts";
import { mergeBlocks, mostPostingsPerBlock, type PostingBlock } from "./posting-blocks.ts";

const blocksPerLook = 4_000;
const blocksPerStep = 400;
/** A term is left alone until putting its blocks together saves this many. */
const leastSaved = 4;

/** Puts the small blocks of every term together; false when it was stopped. */
export async function mergePostings(ctx: TenantContext, fold: FoldStep): Promise<boolean> {
  let after = "";
  for (;;) {
    const spread = await fold((transaction) => readTermBlocks(ctx, transaction, { after, limit: blocksPerLook }));
    if (spread === null) return false;
    // The last term of a full look may go on behind it, so the next look begins with it again.
    const isEnd = spread.reduce((sum, { blocks }) => sum + blocks, 0) < blocksPerLook;
    const whole = isEnd || spread.length === 1 ? spread : spread.slice(0, -1);
    for (const terms of groupTerms(whole.filter(isScattered))) {
      if ((await fold((transaction) => mergeTerms(ctx, transaction, terms))) === null) return false;
    }
    if (isEnd) return true;
    after = whole.at(-1)?.term ?? after;
  }
}

function isScattered({ blocks, passages }: TermBlocks): boolean {
  return blocks - Math.ceil(passages / mostPostingsPerBlock) >= leastSaved;
}

/** Terms whose blocks are read in one transaction. */
function groupTerms(scattered: TermBlocks[]): string[][] {
  const groups: string[][] = [];
  let room = 0;
  for (const { term, blocks } of scattered) {
    if (blocks > room || groups.length === 0) {
      groups.push([]);
      room = blocksPerStep;
    }
    groups.at(-1)?.push(term);
    room -= blocks;
  }
  return groups;
}

async function mergeTerms(ctx: TenantContext, transaction: Transaction, terms: string[]): Promise<true> {
  const blocks = await readSmallBlocks(ctx, transaction, { terms, belowPassages: mostPostingsPerBlock / 2 });
  const byTerm = new Map<string, PostingBlock[]>();
  for (const block of blocks) byTerm.set(block.term, [...(byTerm.get(block.term) ?? []), block]);
  await deleteBlocks(ctx, transaction, blocks);
  const merged = [...byTerm].flatMap(([term, small]) => mergeBlocks(term, small, () => true));
  await insertPostingBlocks(ctx, transaction, merged);
  return true;
}
