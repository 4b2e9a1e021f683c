import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import type { PostingBlock } from "./posting-blocks.ts";

/** Within the transaction only one folder of the tenant goes on; false for every other. */
export async function tryFoldLock(ctx: TenantContext, transaction: Transaction): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`fold ${ctx.tenantId}`}, 0)) as locked`.execute(transaction);
  return rows[0]?.locked ?? false;
}

/** Leaves one row for each language; rows that come meanwhile are left for the next time. */
export async function foldStatisticsRows(ctx: TenantContext, transaction: Transaction): Promise<void> {
  await sql`
    with gone as (
      delete from collection_statistics where tenant_id = ${ctx.tenantId} returning *
    ), summed as (
      select language, sum(passages) as passages, sum(titles) as titles, sum(title_words) as title_words,
        sum(metas) as metas, sum(meta_words) as meta_words, sum(bodies) as bodies, sum(body_words) as body_words,
        sum(attributes) as attributes, sum(attribute_words) as attribute_words
      from gone group by language
    )
    insert into collection_statistics (tenant_id, id, language, passages, titles, title_words, metas, meta_words,
      bodies, body_words, attributes, attribute_words)
    select ${ctx.tenantId}, gen_random_uuid(), language, passages, titles, title_words, metas, meta_words,
      bodies, body_words, attributes, attribute_words
    from summed where passages <> 0`.execute(transaction);
}

export async function countStatisticsRows(ctx: TenantContext, transaction: Transaction): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from collection_statistics where tenant_id = ${ctx.tenantId}`.execute(transaction);
  return rows[0]?.count ?? 0;
}

export interface RemovedPassage {
  chunkNumber: number;
  terms: string[];
}

export async function readRemoved(
  ctx: TenantContext,
  transaction: Transaction,
  limit: number,
): Promise<RemovedPassage[]> {
  const { rows } = await sql<{ chunkNumber: number; terms: string }>`
    select chunk_number as "chunkNumber", terms from removed_passages
    where tenant_id = ${ctx.tenantId} order by chunk_number limit ${limit}`.execute(transaction);
  return rows.map(({ chunkNumber, terms }) => ({ chunkNumber, terms: terms === "" ? [] : terms.split(" ") }));
}

/** Returns those that were there. */
export async function deleteRemoved(
  ctx: TenantContext,
  transaction: Transaction,
  chunkNumbers: number[],
): Promise<Set<number>> {
  const { rows } = await sql<{ number: number }>`delete from removed_passages
    where tenant_id = ${ctx.tenantId} and chunk_number = any(${chunkNumbers}::int[])
    returning chunk_number as number`.execute(transaction);
  return new Set(rows.map((row) => row.number));
}

/** Blocks of the terms that may hold a passage between the two. */
export async function readBlocksAround(
  ctx: TenantContext,
  transaction: Transaction,
  sought: { terms: string[]; firstChunk: number; lastChunk: number },
): Promise<PostingBlock[]> {
  const { rows } = await sql<Omit<PostingBlock, "packed"> & { packed: string }>`
    select term, first_chunk as "firstChunk", last_chunk as "lastChunk", passages, encode(packed, 'base64') as packed
    from postings where tenant_id = ${ctx.tenantId} and term = any(${sought.terms}::text[])
      and first_chunk <= ${sought.lastChunk} and last_chunk >= ${sought.firstChunk}`.execute(transaction);
  return rows.map((row) => ({ ...row, packed: Buffer.from(row.packed, "base64") }));
}

export async function deleteBlocks(
  ctx: TenantContext,
  transaction: Transaction,
  blocks: Pick<PostingBlock, "term" | "firstChunk">[],
): Promise<void> {
  const [terms, firstChunks] = [blocks.map((block) => block.term), blocks.map((block) => block.firstChunk)];
  await sql`delete from postings
    where tenant_id = ${ctx.tenantId} and term = any(${[...new Set(terms)]}::text[])
      and (term, first_chunk) in (select term, number from unnest(${terms}::text[], ${firstChunks}::int[]) as gone (term, number))`.execute(
    transaction,
  );
}

/** Counts appended batches; returns how many there are since blocks were last put together. */
export async function addUpkeep(ctx: TenantContext, transaction: Transaction, batches: number): Promise<number> {
  const { rows } = await sql<{ batches: number }>`
    insert into posting_upkeep (tenant_id, batches) values (${ctx.tenantId}, ${batches})
    on conflict (tenant_id) do update set batches = posting_upkeep.batches + excluded.batches
    returning batches`.execute(transaction);
  return rows[0]?.batches ?? 0;
}

export interface TermBlocks {
  term: string;
  blocks: number;
  passages: number;
}

/** How the next `limit` blocks in the order of terms are spread over terms; the last term may go on behind them. */
export async function readTermBlocks(
  ctx: TenantContext,
  transaction: Transaction,
  { after, limit }: { after: string; limit: number },
): Promise<TermBlocks[]> {
  const { rows } = await sql<TermBlocks>`
    select term, count(*)::int as blocks, sum(passages)::int as passages
    from (
      select term, passages from postings
      where tenant_id = ${ctx.tenantId} and term > ${after} order by term limit ${limit}
    ) as looked_at
    group by term order by term`.execute(transaction);
  return rows;
}

/** Blocks of the terms that have room for more. */
export async function readSmallBlocks(
  ctx: TenantContext,
  transaction: Transaction,
  { terms, belowPassages }: { terms: string[]; belowPassages: number },
): Promise<PostingBlock[]> {
  const { rows } = await sql<Omit<PostingBlock, "packed"> & { packed: string }>`
    select term, first_chunk as "firstChunk", last_chunk as "lastChunk", passages, encode(packed, 'base64') as packed
    from postings where tenant_id = ${ctx.tenantId} and term = any(${terms}::text[])
      and passages < ${belowPassages}`.execute(transaction);
  return rows.map((row) => ({ ...row, packed: Buffer.from(row.packed, "base64") }));
}
