import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { isPlainWord } from "./analyse.ts";
import { deletePostings, readIndexedPassages, type IndexedPassage } from "./index-queries.ts";
import { appendStatistics, appendVocabularyChange, type SpellingCount } from "./statistics-queries.ts";

/**
 * Takes passages out of everything that finds them (postings, embeddings, statistics, vocabulary), within the caller's
 * transaction and before their rows in `chunks` are deleted. Numbers that are not indexed are passed over.
 */
export async function removePassages(
  ctx: TenantContext,
  transaction: Transaction,
  chunkNumbers: number[],
): Promise<void> {
  const passages = await readIndexedPassages(ctx, transaction, chunkNumbers);
  if (passages.length === 0) return;
  await deletePostings(ctx, transaction, passages);
  await appendStatistics(ctx, transaction, passages.map(negateStatistics));
  await appendVocabularyChange(ctx, transaction, negateSpellings(passages));
}

function negateStatistics({ language, length }: IndexedPassage) {
  return { language, passages: -1, length: -length };
}

function negateSpellings(passages: IndexedPassage[]): SpellingCount[] {
  const counts = new Map<string, number>();
  for (const term of passages.flatMap((passage) => passage.terms)) {
    if (isPlainWord(term)) counts.set(term, (counts.get(term) ?? 0) - 1);
  }
  return [...counts].map(([term, passagesChange]) => ({ term, word: term, passages: passagesChange }));
}
