import { runTogether, type Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { countTerms, type TermCounts } from "./analyse.ts";
import { enqueueEmbedding } from "./embed-passages-job.ts";
import { enqueueFold } from "./fold-index-job.ts";
import { insertIndexedPassages, insertPostingBlocks } from "./index-queries.ts";
import type { IndexedField } from "./indexed-fields.ts";
import { packPostings, type Posting, type PostingBlock } from "./posting-blocks.ts";
import { appendStatistics } from "./statistics-queries.ts";
import { sumStatistics } from "./sum-statistics.ts";
import { appendVocabularyChange, type WordCount } from "./vocabulary-queries.ts";

/** A passage that stands in `chunks` already, with its text by field. */
export interface IndexablePassage {
  chunkNumber: number;
  /** BCP 47 primary tag; decides stop words and stemming. */
  language: string;
  fields: Record<IndexedField, string>;
  /** By `countTerms`, where that was done ahead of the transaction, which is then the shorter. */
  counts?: TermCounts;
}

/**
 * Makes passages findable, within the caller's transaction. Each must have its row in `chunks` and must not be indexed
 * yet. It only appends, so that concurrent writers never wait for each other; call it with 20 to 300 passages at a time:
 * the more, the smaller the index.
 */
export async function indexPassages(
  ctx: TenantContext,
  transaction: Transaction,
  passages: IndexablePassage[],
): Promise<void> {
  if (passages.length === 0) return;
  const counted = passages
    .toSorted((one, other) => one.chunkNumber - other.chunkNumber)
    .map(({ chunkNumber, language, fields, counts }) => ({
      chunkNumber,
      language,
      ...(counts ?? countTerms(fields, language)),
    }));
  const documents = await insertIndexedPassages(ctx, transaction, counted.map(toIndexedPassage));
  await runTogether(ctx.platform.database, [
    () => insertPostingBlocks(ctx, transaction, toBlocks(counted, documents)),
    () => appendStatistics(ctx, transaction, sumStatistics(counted, 1)),
    () => appendVocabularyChange(ctx, transaction, { counts: countWords(counted) }),
    () => enqueueFold(ctx, transaction),
    () => enqueueEmbedding(ctx, transaction),
  ]);
}

type CountedPassage = TermCounts & { chunkNumber: number; language: string };

function toIndexedPassage({ chunkNumber, language, lengths, frequencies }: CountedPassage) {
  return { chunkNumber, language, lengths, terms: [...frequencies.keys()] };
}

/** In the order of the index, so that neighbouring rows land on the same pages. */
function toBlocks(counted: CountedPassage[], documents: Map<number, number>): PostingBlock[] {
  const byTerm = new Map<string, Posting[]>();
  for (const { chunkNumber, lengths, frequencies } of counted) {
    const documentKey = documents.get(chunkNumber);
    if (documentKey === undefined) throw new Error(`Passage ${chunkNumber} was not written.`);
    for (const [term, byField] of frequencies) {
      const posting = { chunkNumber, documentKey, frequencies: byField, lengths };
      const list = byTerm.get(term);
      if (list) list.push(posting);
      else byTerm.set(term, [posting]);
    }
  }
  return [...byTerm.keys()].toSorted().flatMap((term) => packPostings(term, byTerm.get(term) ?? []));
}

function countWords(counted: CountedPassage[]): WordCount[] {
  const counts = new Map<string, WordCount>();
  for (const { words } of counted) {
    for (const [word, term] of words) {
      const known = counts.get(word);
      if (known) known.passages += 1;
      else counts.set(word, { word, term, passages: 1 });
    }
  }
  return [...counts.values()];
}
