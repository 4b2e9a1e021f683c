import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import { newId } from "#platform/ids";
import type { TenantContext } from "#platform/tenant-context";

export interface WordCount {
  /** As it is written, in lower case. */
  word: string;
  /** What it is indexed under. */
  term: string;
  /** Passages that hold it. */
  passages: number;
}

/** A part of what writers added, oldest first. */
export interface VocabularyChange {
  id: string;
  /** How many of its words are in the vocabulary already. */
  folded: number;
  counts: WordCount[];
  /** Nothing of the change is left behind this part. */
  isLast: boolean;
}

export async function appendVocabularyChange(
  ctx: TenantContext,
  transaction: Transaction,
  { counts, id = newId() }: { counts: WordCount[]; id?: string },
): Promise<void> {
  if (counts.length === 0) return;
  await sql`insert into vocabulary_changes (tenant_id, id, words, terms, passages)
    values (${ctx.tenantId}, ${id}, ${counts.map(({ word }) => word)}::text[],
      ${counts.map(({ term }) => term)}::text[], ${counts.map(({ passages }) => passages)}::int[])`.execute(
    transaction,
  );
}

export async function hasVocabularyChanges(ctx: TenantContext, transaction: Transaction): Promise<boolean> {
  const { rows } = await sql`
    select 1 from vocabulary_changes where tenant_id = ${ctx.tenantId} limit 1`.execute(transaction);
  return rows.length > 0;
}

/** Takes out up to `limit` changes of which nothing was folded yet, oldest first. */
export async function takeVocabularyChanges(
  ctx: TenantContext,
  transaction: Transaction,
  limit: number,
): Promise<{ id: string; counts: WordCount[] }[]> {
  const { rows } = await sql<{ id: string; words: string[]; terms: string[]; passages: number[] }>`
    delete from vocabulary_changes where tenant_id = ${ctx.tenantId} and id = any(array(
      select id from vocabulary_changes where tenant_id = ${ctx.tenantId} and folded = 0 order by id limit ${limit}
    )) returning id, words, terms, passages`.execute(transaction);
  return rows
    .map((row) => ({ id: row.id, counts: toCounts(row) }))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** The first `limit` words of the oldest change that are not folded yet. */
export async function readVocabularyChange(
  ctx: TenantContext,
  transaction: Transaction,
  limit: number,
): Promise<VocabularyChange | null> {
  const { rows } = await sql<{
    id: string;
    folded: number;
    total: number;
    words: string[];
    terms: string[];
    passages: number[];
  }>`
    select id, folded, cardinality(terms) as total, terms[folded + 1:folded + ${limit}::int] as terms,
      words[folded + 1:folded + ${limit}::int] as words, passages[folded + 1:folded + ${limit}::int] as passages
    from vocabulary_changes where tenant_id = ${ctx.tenantId} order by id limit 1`.execute(transaction);
  const [row] = rows;
  if (!row) return null;
  const counts = toCounts(row);
  return { id: row.id, folded: row.folded, counts, isLast: row.folded + counts.length >= row.total };
}

function toCounts({ words, terms, passages }: { words: string[]; terms: string[]; passages: number[] }): WordCount[] {
  return words.map((word, index) => ({ word, term: terms[index] ?? word, passages: passages[index] ?? 0 }));
}

export async function markVocabularyChange(
  ctx: TenantContext,
  transaction: Transaction,
  change: { id: string; folded: number; isLast: boolean },
): Promise<void> {
  if (change.isLast) {
    await sql`delete from vocabulary_changes
      where tenant_id = ${ctx.tenantId} and id = ${change.id}`.execute(transaction);
  } else {
    await sql`update vocabulary_changes set folded = ${change.folded}
      where tenant_id = ${ctx.tenantId} and id = ${change.id}`.execute(transaction);
  }
}

/** Adds the counts; returns each word's passages before and after. */
export async function addToVocabulary(
  ctx: TenantContext,
  transaction: Transaction,
  counts: WordCount[],
): Promise<{ word: string; before: number; after: number }[]> {
  const { rows } = await sql<{ word: string; after: number }>`
    insert into vocabulary (tenant_id, word, term, passages)
    select ${ctx.tenantId}, given.word, given.term, given.passages
    from unnest(${counts.map(({ word }) => word)}::text[], ${counts.map(({ term }) => term)}::text[],
      ${counts.map(({ passages }) => passages)}::int[]) as given (word, term, passages)
    on conflict (tenant_id, word) do update set passages = vocabulary.passages + excluded.passages
    returning word, passages as after`.execute(transaction);
  const added = new Map(counts.map(({ word, passages }) => [word, passages]));
  return rows.map(({ word, after }) => ({ word, after, before: after - (added.get(word) ?? 0) }));
}

/**
 * Counts passages back by the terms they held, shared among the words that stand under a term; returns the words that no
 * passage can hold any more.
 */
export async function takeFromVocabulary(
  ctx: TenantContext,
  transaction: Transaction,
  counts: { terms: string[]; passages: number[] },
): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    with gone as (
      select term, passages from unnest(${counts.terms}::text[], ${counts.passages}::int[]) as given (term, passages)
    ), held as (
      select vocabulary.term, sum(vocabulary.passages) as passages
      from gone join vocabulary on vocabulary.tenant_id = ${ctx.tenantId} and vocabulary.term = gone.term
      group by vocabulary.term
    ), counted as (
      update vocabulary set passages = round(vocabulary.passages * greatest(0, held.passages - gone.passages)::numeric / held.passages)
      from gone join held on held.term = gone.term
      where vocabulary.tenant_id = ${ctx.tenantId} and vocabulary.term = gone.term
      returning vocabulary.word, vocabulary.term, vocabulary.passages
    )
    select word from counted where passages <= 0 or not exists (
      select from postings where postings.tenant_id = ${ctx.tenantId} and postings.term = counted.term
    )`.execute(transaction);
  return rows.map(({ word }) => word);
}

/** Parallel arrays: each word with each of its letter triples. */
export interface WordGrams {
  words: string[];
  grams: string[];
}

export async function deleteFromVocabulary(
  ctx: TenantContext,
  transaction: Transaction,
  { words, grams }: WordGrams,
): Promise<void> {
  await sql`delete from vocabulary
    where tenant_id = ${ctx.tenantId} and word = any(${[...new Set(words)]}::text[])`.execute(transaction);
  await sql`delete from vocabulary_grams using unnest(${words}::text[], ${grams}::text[]) as gone (word, gram)
    where vocabulary_grams.tenant_id = ${ctx.tenantId} and vocabulary_grams.gram = gone.gram
      and vocabulary_grams.word = gone.word`.execute(transaction);
}

export async function insertGrams(
  ctx: TenantContext,
  transaction: Transaction,
  { words, grams }: WordGrams,
): Promise<void> {
  await sql`insert into vocabulary_grams (tenant_id, gram, word)
    select ${ctx.tenantId}, gram, word from unnest(${grams}::text[], ${words}::text[]) as given (gram, word)
    on conflict do nothing`.execute(transaction);
}
