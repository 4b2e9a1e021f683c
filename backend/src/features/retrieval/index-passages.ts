import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { countTerms, type IndexedField, type TermCounts } from "./analyse.ts";
import { insertIndexedPassages, insertPostings, type PostingRows } from "./index-queries.ts";
import { appendStatistics, appendVocabularyChange } from "./statistics-queries.ts";

/** A passage that stands in `chunks` already, with its text by field. */
export interface IndexablePassage {
  chunkNumber: number;
  /** BCP 47 primary tag; decides stop words and stemming. */
  language: string;
  fields: Record<IndexedField, string>;
}

/**
 * Makes passages findable, within the caller's transaction. Each must have its row in `chunks` and must not be indexed
 * yet. Appends statistics and vocabulary changes, so that concurrent writers never wait for each other; call it with
 * 20 to 200 passages at a time, and `foldStatistics` (a job) soon after.
 */
export async function indexPassages(
  ctx: TenantContext,
  transaction: Transaction,
  passages: IndexablePassage[],
): Promise<void> {
  if (passages.length === 0) return;
  const counted = passages.map((passage) => ({ passage, counts: countTerms(passage.fields, passage.language) }));
  await insertIndexedPassages(ctx, transaction, counted.map(toIndexedPassage));
  await insertPostings(ctx, transaction, toPostingRows(counted));
  await appendStatistics(ctx, transaction, sumByLanguage(counted));
  await appendVocabularyChange(ctx, transaction, countSpellings(counted));
}

interface CountedPassage {
  passage: IndexablePassage;
  counts: TermCounts;
}

function toIndexedPassage({ passage, counts }: CountedPassage) {
  return {
    chunkNumber: passage.chunkNumber,
    language: passage.language,
    length: counts.length,
    terms: [...counts.frequencies.keys()],
  };
}

/** In the order of the index, so that neighbouring rows land on the same pages. */
function toPostingRows(counted: CountedPassage[]): PostingRows {
  const byTerm = new Map<string, [number, number][]>();
  for (const { passage, counts } of counted) {
    for (const [term, frequency] of counts.frequencies) {
      const list = byTerm.get(term);
      if (list) list.push([passage.chunkNumber, frequency]);
      else byTerm.set(term, [[passage.chunkNumber, frequency]]);
    }
  }
  const rows: PostingRows = { terms: [], chunkNumbers: [], frequencies: [] };
  for (const term of [...byTerm.keys()].toSorted()) {
    for (const [chunkNumber, frequency] of byTerm.get(term) ?? []) {
      rows.terms.push(term);
      rows.chunkNumbers.push(chunkNumber);
      rows.frequencies.push(frequency);
    }
  }
  return rows;
}

function sumByLanguage(counted: CountedPassage[]): { language: string; passages: number; length: number }[] {
  const sums = new Map<string, { language: string; passages: number; length: number }>();
  for (const { passage, counts } of counted) {
    const sum = sums.get(passage.language) ?? { language: passage.language, passages: 0, length: 0 };
    sums.set(passage.language, { ...sum, passages: sum.passages + 1, length: sum.length + counts.length });
  }
  return [...sums.values()];
}

function countSpellings(counted: CountedPassage[]): { term: string; word: string; passages: number }[] {
  const words = new Map<string, { term: string; word: string; passages: number }>();
  for (const { counts } of counted) {
    for (const [term, word] of counts.spellings) {
      const known = words.get(term);
      if (known) known.passages += 1;
      else words.set(term, { term, word, passages: 1 });
    }
  }
  return [...words.values()];
}
