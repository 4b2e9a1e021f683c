import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import type { NumberedDocument } from "./document-queries.ts";
import { textArrayLiteral } from "./text-array-literal.ts";

export async function insertChunks(
  ctx: TenantContext,
  transaction: Transaction,
  documents: NumberedDocument[],
): Promise<void> {
  const rows = documents.flatMap(({ number, prepared, chunkNumbers }) =>
    prepared.chunks.map((chunk, index) => ({
      ...chunk,
      number: chunkNumbers[index],
      documentNumber: number,
      language: chunk.language ?? prepared.language,
    })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into chunks (tenant_id, number, document_number, position, headings, text, language, hash)
    select ${ctx.tenantId}, number, document_number, position, headings::text[], text, language, hash
    from unnest(${rows.map((row) => row.number)}::int[], ${rows.map((row) => row.documentNumber)}::int[],
      ${rows.map((row) => row.position)}::int[], ${rows.map((row) => textArrayLiteral(row.headings))}::text[],
      ${rows.map((row) => row.text)}::text[], ${rows.map((row) => row.language)}::text[], ${rows.map((row) => row.hash)}::text[])
      as given (number, document_number, position, headings, text, language, hash)`.execute(transaction);
}

export async function readChunkNumbers(
  ctx: TenantContext,
  transaction: Transaction,
  documentNumbers: number[],
): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`select number from chunks
    where tenant_id = ${ctx.tenantId} and document_number = any(${documentNumbers}::int[])`.execute(transaction);
  return rows.map((row) => row.number);
}

/** After the passages were taken out of the index. */
export async function deleteChunks(
  ctx: TenantContext,
  transaction: Transaction,
  documentNumbers: number[],
): Promise<void> {
  await sql`delete from chunks
    where tenant_id = ${ctx.tenantId} and document_number = any(${documentNumbers}::int[])`.execute(transaction);
}

export async function insertAttributes(
  ctx: TenantContext,
  transaction: Transaction,
  documents: NumberedDocument[],
): Promise<void> {
  const rows = documents.flatMap(({ number, prepared }) =>
    prepared.attributes.map((attribute) => ({ ...attribute, number })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into document_attributes (tenant_id, name, value, document_number)
    select ${ctx.tenantId}, name, value, document_number
    from unnest(${rows.map((row) => row.name)}::text[], ${rows.map((row) => row.value)}::text[], ${rows.map((row) => row.number)}::int[])
      as given (name, value, document_number)`.execute(transaction);
}

export async function deleteAttributes(
  ctx: TenantContext,
  transaction: Transaction,
  documentNumbers: number[],
): Promise<void> {
  await sql`delete from document_attributes
    where tenant_id = ${ctx.tenantId} and document_number = any(${documentNumbers}::int[])`.execute(transaction);
}

export async function readSomeChunkNumbers(
  ctx: TenantContext,
  transaction: Transaction,
  of: { documentNumbers: number[]; limit: number },
): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`select number from chunks
    where tenant_id = ${ctx.tenantId} and document_number = any(${of.documentNumbers}::int[]) limit ${of.limit}`.execute(
    transaction,
  );
  return rows.map((row) => row.number);
}

/** After the passages were taken out of the index. */
export async function deleteChunksByNumber(
  ctx: TenantContext,
  transaction: Transaction,
  numbers: number[],
): Promise<void> {
  await sql`delete from chunks where tenant_id = ${ctx.tenantId} and number = any(${numbers}::int[])`.execute(
    transaction,
  );
}

export async function readChunkNumbersOfSource(
  ctx: TenantContext,
  transaction: Transaction,
  of: { sourceId: string; limit: number },
): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`
    select chunks.number from documents
    join chunks on chunks.tenant_id = documents.tenant_id and chunks.document_number = documents.number
    where documents.tenant_id = ${ctx.tenantId} and documents.source_id = ${of.sourceId} limit ${of.limit}`.execute(
    transaction,
  );
  return rows.map((row) => row.number);
}
