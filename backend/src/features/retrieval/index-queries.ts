import { sql } from "kysely";
import type { DocumentKind } from "#features/content";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { documentKey } from "./document-keys.ts";
import type { ByField } from "./indexed-fields.ts";
import type { PostingBlock } from "./posting-blocks.ts";

export interface IndexedPassage {
  chunkNumber: number;
  language: string;
  lengths: ByField;
  terms: string[];
}

/** Rows of one statement: under 50 ms of the embedded engine. */
const blocksPerStatement = 1_500;

/** Returns the key of each passage's document. Fails when a passage has no row in `chunks`. */
export async function insertIndexedPassages(
  ctx: TenantContext,
  transaction: Transaction,
  passages: IndexedPassage[],
): Promise<Map<number, number>> {
  const { rows } = await sql<{ chunk: number; document: number; kind: DocumentKind }>`
    insert into indexed_passages (tenant_id, chunk_number, document_number, language, lengths, terms)
    select ${ctx.tenantId}, number, (select document_number from chunks where tenant_id = ${ctx.tenantId} and chunks.number = given.number),
      language, lengths::int[], terms
    from unnest(${passages.map((passage) => passage.chunkNumber)}::int[], ${passages.map((passage) => passage.language)}::text[],
      ${passages.map((passage) => `{${passage.lengths.join(",")}}`)}::text[],
      ${passages.map((passage) => passage.terms.join(" "))}::text[]) as given (number, language, lengths, terms)
    returning chunk_number as chunk, document_number as document,
      (select kind from documents where tenant_id = ${ctx.tenantId} and number = document_number) as kind`.execute(
    transaction,
  );
  return new Map(rows.map((row) => [row.chunk, documentKey(row.document, row.kind)]));
}

export async function insertPostingBlocks(
  ctx: TenantContext,
  transaction: Transaction,
  blocks: PostingBlock[],
): Promise<void> {
  for (let from = 0; from < blocks.length; from += blocksPerStatement) {
    const some = blocks.slice(from, from + blocksPerStatement);
    await sql`insert into postings (tenant_id, term, first_chunk, last_chunk, passages, packed)
      select ${ctx.tenantId}, term, first_chunk, last_chunk, passages, decode(packed, 'base64')
      from unnest(${some.map((block) => block.term)}::text[], ${some.map((block) => block.firstChunk)}::int[],
        ${some.map((block) => block.lastChunk)}::int[], ${some.map((block) => block.passages)}::int[],
        ${some.map((block) => block.packed.toString("base64"))}::text[])
        as given (term, first_chunk, last_chunk, passages, packed)`.execute(transaction);
  }
}

/** Takes passages out of those that are indexed and notes them for the folding job; returns what they were. */
export async function moveToRemoved(
  ctx: TenantContext,
  transaction: Transaction,
  chunkNumbers: number[],
): Promise<{ language: string; lengths: ByField }[]> {
  const { rows } = await sql<{ language: string; lengths: ByField }>`
    with gone as (
      delete from indexed_passages where tenant_id = ${ctx.tenantId} and chunk_number = any(${chunkNumbers}::int[])
      returning chunk_number, language, lengths, terms
    ), noted as (
      insert into removed_passages (tenant_id, chunk_number, terms) select ${ctx.tenantId}, chunk_number, terms from gone
    )
    select language, lengths from gone`.execute(transaction);
  return rows;
}

export async function deleteEmbeddings(
  ctx: TenantContext,
  transaction: Transaction,
  chunkNumbers: number[],
): Promise<void> {
  await sql`delete from embeddings
    where tenant_id = ${ctx.tenantId} and chunk_number = any(${chunkNumbers}::int[])`.execute(transaction);
}
