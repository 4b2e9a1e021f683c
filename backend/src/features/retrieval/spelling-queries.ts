import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { letterGrams } from "./letter-grams.ts";
import type { WordCount } from "./vocabulary-queries.ts";

/** Among all that share a triple, those with most in common are looked at. */
const mostCandidates = 150;

/** Words of the tenant's vocabulary that look like a word, by letter triples in common. */
export async function readSimilarWords(
  ctx: TenantContext,
  transaction: Transaction,
  { word, mostEdits }: { word: string; mostEdits: number },
): Promise<WordCount[]> {
  const { rows } = await sql<WordCount>`
    select word, term, passages from vocabulary
    where tenant_id = ${ctx.tenantId} and word = any(array(
      select word from vocabulary_grams
      where tenant_id = ${ctx.tenantId} and gram = any(${letterGrams(word)}::text[])
        and length(word) between ${word.length - mostEdits}::int and ${word.length + mostEdits}::int
      group by word order by count(*) desc, word limit ${mostCandidates}
    ))`.execute(transaction);
  return rows;
}

/** Which of the words the vocabulary holds. */
export async function readVocabulary(
  ctx: TenantContext,
  transaction: Transaction,
  words: string[],
): Promise<Map<string, WordCount>> {
  const { rows } = await sql<WordCount>`
    select word, term, passages from vocabulary
    where tenant_id = ${ctx.tenantId} and word = any(${words}::text[])`.execute(transaction);
  return new Map(rows.map((row) => [row.word, row]));
}
