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

/** Makes one change of several, so that a word that all of them hold is written once; returns how many there were. */
export async function mergeVocabularyChanges(ctx: TenantContext, transaction: Transaction): Promise<number> {
  const changes = await takeVocabularyChanges(ctx, transaction, changesPerMerge);
  const merged = new Map<string, WordCount>();
  for (const count of changes.flat()) {
    const known = merged.get(count.word);
    if (known) known.passages += count.passages;
    else merged.set(count.word, { ...count });
  }
  await appendVocabularyChange(ctx, transaction, [...merged.values()]);
  return changes.length;
}

/** Folds a part of the oldest change; false when there is none. */
export async function foldVocabularyChange(ctx: TenantContext, transaction: Transaction): Promise<boolean> {
  const change = await readVocabularyChange(ctx, transaction, wordsPerStep);
  if (!change) return false;
  const least = leastPassagesToSpell(await readSearchBasis(ctx, transaction));
  const counted = await addToVocabulary(ctx, transaction, change.counts);
  const findable = counted.filter(({ before, after }) => before < least && after >= least).map(({ word }) => word);
  await insertGrams(ctx, transaction, gramsOf(findable));
  await markVocabularyChange(ctx, transaction, { ...change, folded: change.folded + change.counts.length });
  return true;
}
