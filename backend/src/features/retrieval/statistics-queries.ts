import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import { newId } from "#platform/ids";
import type { TenantContext } from "#platform/tenant-context";

export interface LanguageStatistics {
  language: string;
  passages: number;
  /** Sum of the passages' weighted lengths. */
  length: number;
}

export interface SpellingCount {
  term: string;
  word: string;
  /** Passages that hold the term; negative when they were taken out. */
  passages: number;
}

export async function appendStatistics(
  ctx: TenantContext,
  transaction: Transaction,
  statistics: LanguageStatistics[],
): Promise<void> {
  for (const { language, passages, length } of statistics) {
    await sql`insert into collection_statistics (tenant_id, id, language, passages, length)
      values (${ctx.tenantId}, ${newId()}, ${language}, ${passages}, ${length})`.execute(transaction);
  }
}

export async function appendVocabularyChange(
  ctx: TenantContext,
  transaction: Transaction,
  counts: SpellingCount[],
): Promise<void> {
  if (counts.length === 0) return;
  await sql`insert into vocabulary_changes (tenant_id, id, terms, words, passages)
    values (${ctx.tenantId}, ${newId()}, ${counts.map((count) => count.term)}::text[],
      ${counts.map((count) => count.word)}::text[], ${counts.map((count) => count.passages)}::int[])`.execute(
    transaction,
  );
}

export async function readStatistics(ctx: TenantContext, transaction: Transaction): Promise<LanguageStatistics[]> {
  const { rows } = await sql<LanguageStatistics>`
    select language, sum(passages)::int as passages, sum(length) as length from collection_statistics
    where tenant_id = ${ctx.tenantId} group by language having sum(passages) > 0 order by passages desc, language`.execute(
    transaction,
  );
  return rows;
}
