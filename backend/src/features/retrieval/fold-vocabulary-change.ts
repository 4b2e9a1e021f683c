import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { leastPassagesToSpell } from "./least-passages-to-spell.ts";
import { gramsOf } from "./letter-grams.ts";
import { readSearchBasis } from "./statistics-queries.ts";
import {
  addToVocabulary,
  appendVocabularyChange,
  insertGrams,
  markVocabularyChange,
  readVocabularyChange,
  takeVocabularyChanges,
  type WordCount,
} from "./vocabulary-queries.ts";

const wordsPerStep = 600;
const changesPerMerge = 12;

/** Makes one change of the oldest ones, so that a word that all of them hold is written once; returns how many there were. */
export async function mergeVocabularyChanges(ctx: TenantContext, transaction: Transaction): Promise<number> {
  const changes = await takeVocabularyChanges(ctx, transaction, changesPerMerge);
  const [oldest] = changes;
  if (!oldest) return 0;
  const merged = new Map<string, WordCount>();
  for (const count of changes.flatMap(({ counts }) => counts)) {
    const known = merged.get(count.word);
    if (known) known.passages += count.passages;
    else merged.set(count.word, { ...count });
  }
  await appendVocabularyChange(ctx, transaction, { id: oldest.id, counts: [...merged.values()] });
  return changes.length;
}

/** Folds a part of the oldest change: `part` when more of it is left, `none` when there is no change. */
export async function foldVocabularyChange(
  ctx: TenantContext,
  transaction: Transaction,
): Promise<"done" | "part" | "none"> {
  const change = await readVocabularyChange(ctx, transaction, wordsPerStep);
  if (!change) return "none";
  const least = leastPassagesToSpell(await readSearchBasis(ctx, transaction));
  const counted = await addToVocabulary(ctx, transaction, change.counts);
  const findable = counted.filter(({ before, after }) => before < least && after >= least).map(({ word }) => word);
  await insertGrams(ctx, transaction, gramsOf(findable));
  await markVocabularyChange(ctx, transaction, { ...change, folded: change.folded + change.counts.length });
  return change.isLast ? "done" : "part";
}
