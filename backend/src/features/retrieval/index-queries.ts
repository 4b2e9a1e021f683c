import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

export interface IndexedPassage {
  chunkNumber: number;
  language: string;
  length: number;
  terms: string[];
}

/** Parallel arrays: one posting is the same position in each. */
export interface PostingRows {
  terms: string[];
  chunkNumbers: number[];
  frequencies: number[];
}

/** Rows of one statement: about 50 ms of the embedded engine. */
const rowsPerStatement = 4_000;

export async function insertIndexedPassages(
  ctx: TenantContext,
  transaction: Transaction,
  passages: IndexedPassage[],
): Promise<void> {
  // Arrays of arrays cannot be unnested row by row, so each passage's terms travel as one text; no term holds a space.
  await sql`insert into indexed_passages (tenant_id, chunk_number, document_number, language, length, terms)
    select ${ctx.tenantId}, chunks.number, chunks.document_number, given.language, given.length, string_to_array(given.terms, ' ')
    from unnest(${passages.map((passage) => passage.chunkNumber)}::int[], ${passages.map((passage) => passage.language)}::text[],
      ${passages.map((passage) => passage.length)}::real[], ${passages.map((passage) => passage.terms.join(" "))}::text[])
      as given (number, language, length, terms)
    join chunks on chunks.tenant_id = ${ctx.tenantId} and chunks.number = given.number`.execute(transaction);
}

export async function insertPostings(ctx: TenantContext, transaction: Transaction, rows: PostingRows): Promise<void> {
  for (let from = 0; from < rows.terms.length; from += rowsPerStatement) {
    const to = from + rowsPerStatement;
    await sql`insert into postings (tenant_id, term, chunk_number, document_number, frequency, length)
      select ${ctx.tenantId}, given.term, given.number, passage.document_number, given.frequency, passage.length
      from unnest(${rows.terms.slice(from, to)}::text[], ${rows.chunkNumbers.slice(from, to)}::int[],
        ${rows.frequencies.slice(from, to)}::real[]) as given (term, number, frequency)
      join indexed_passages passage on passage.tenant_id = ${ctx.tenantId} and passage.chunk_number = given.number`.execute(
      transaction,
    );
  }
}

export async function readIndexedPassages(
  ctx: TenantContext,
  transaction: Transaction,
  chunkNumbers: number[],
): Promise<IndexedPassage[]> {
  const { rows } = await sql<IndexedPassage>`
    select chunk_number as "chunkNumber", language, length, terms from indexed_passages
    where tenant_id = ${ctx.tenantId} and chunk_number = any(${chunkNumbers}::int[])`.execute(transaction);
  return rows;
}

export async function deletePostings(
  ctx: TenantContext,
  transaction: Transaction,
  passages: IndexedPassage[],
): Promise<void> {
  const terms = passages.flatMap((passage) => passage.terms);
  const numbers = passages.flatMap((passage) => passage.terms.map(() => passage.chunkNumber));
  await sql`delete from postings using unnest(${terms}::text[], ${numbers}::int[]) as gone (term, number)
    where postings.tenant_id = ${ctx.tenantId} and postings.term = gone.term and postings.chunk_number = gone.number`.execute(
    transaction,
  );
  const chunkNumbers = passages.map((passage) => passage.chunkNumber);
  await sql`delete from indexed_passages
    where tenant_id = ${ctx.tenantId} and chunk_number = any(${chunkNumbers}::int[])`.execute(transaction);
  await sql`delete from embeddings
    where tenant_id = ${ctx.tenantId} and chunk_number = any(${chunkNumbers}::int[])`.execute(transaction);
}
