import { toSql } from "pgvector";
import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

/** The vectors of one model. */
export interface EmbeddingSpace {
  id: number;
  model: string;
  dimensions: number;
  state: "filling" | "serving" | "retired";
}

export async function readSpaces(ctx: TenantContext, transaction: Transaction): Promise<EmbeddingSpace[]> {
  const { rows } = await sql<EmbeddingSpace>`
    select id, model, dimensions, state from embedding_spaces where tenant_id = ${ctx.tenantId} order by id`.execute(
    transaction,
  );
  return rows;
}

/** A new space that fills; the one that serves goes on. */
export async function insertSpace(
  ctx: TenantContext,
  transaction: Transaction,
  { model, dimensions }: { model: string; dimensions: number },
): Promise<EmbeddingSpace> {
  const { rows } = await sql<{ id: number }>`
    insert into embedding_spaces (tenant_id, id, model, dimensions, state)
    select ${ctx.tenantId}, coalesce(max(id), 0) + 1, ${model}, ${dimensions}, 'filling'
    from embedding_spaces where tenant_id = ${ctx.tenantId} returning id`.execute(transaction);
  return { id: rows[0]?.id ?? 1, model, dimensions, state: "filling" };
}

/** The space serves from now on; the one before it is retired. */
export async function switchSpace(ctx: TenantContext, transaction: Transaction, spaceId: number): Promise<void> {
  await sql`update embedding_spaces set state = 'retired'
    where tenant_id = ${ctx.tenantId} and state = 'serving' and id <> ${spaceId}`.execute(transaction);
  await sql`update embedding_spaces set state = 'serving'
    where tenant_id = ${ctx.tenantId} and id = ${spaceId}`.execute(transaction);
}

/** Deletes up to `limit` vectors of a space; the space itself once it is empty. Returns whether it is gone. */
export async function deleteSpacePart(
  ctx: TenantContext,
  transaction: Transaction,
  { spaceId, limit }: { spaceId: number; limit: number },
): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from embeddings
    where tenant_id = ${ctx.tenantId} and space_id = ${spaceId} and chunk_number = any(array(
      select chunk_number from embeddings where tenant_id = ${ctx.tenantId} and space_id = ${spaceId}
      order by chunk_number limit ${limit}))`.execute(transaction);
  if (Number(numAffectedRows ?? 0) >= limit) return false;
  await sql`delete from embedding_spaces where tenant_id = ${ctx.tenantId} and id = ${spaceId}`.execute(transaction);
  return true;
}

/** A passage as it is embedded. */
export interface EmbeddablePassage {
  chunkNumber: number;
  title: string;
  headings: string[];
  text: string;
}

/** Indexed passages after `after` without a vector in the space, in order. */
export async function readUnembedded(
  ctx: TenantContext,
  transaction: Transaction,
  { spaceId, after, limit }: { spaceId: number; after: number; limit: number },
): Promise<EmbeddablePassage[]> {
  const { rows } = await sql<EmbeddablePassage>`
    select number as "chunkNumber", headings, text,
      (select title from documents where tenant_id = ${ctx.tenantId} and number = document_number) as title
    from chunks where tenant_id = ${ctx.tenantId} and number = any(array(
      select chunk_number from indexed_passages indexed
      where tenant_id = ${ctx.tenantId} and chunk_number > ${after} and not exists (
        select from embeddings where tenant_id = ${ctx.tenantId} and space_id = ${spaceId}
          and embeddings.chunk_number = indexed.chunk_number)
      order by chunk_number limit ${limit}))
    order by number`.execute(transaction);
  return rows;
}

/** Vectors travel as pgvector writes them, `[1,2,3]`: both drivers bind that as text. */
export function vectorLiteral(vector: number[]): string {
  return toSql(vector) ?? "[]";
}

export async function insertEmbeddings(
  ctx: TenantContext,
  transaction: Transaction,
  { spaceId, chunkNumbers, vectors }: { spaceId: number; chunkNumbers: number[]; vectors: string[] },
): Promise<void> {
  // A passage may have gone while its vector was being made.
  await sql`insert into embeddings (tenant_id, space_id, chunk_number, embedding)
    select ${ctx.tenantId}, ${spaceId}, number, embedding::vector
    from unnest(${chunkNumbers}::int[], ${vectors}::text[]) as given (number, embedding)
    where exists (select from indexed_passages where tenant_id = ${ctx.tenantId} and chunk_number = number)
    on conflict do nothing`.execute(transaction);
}

/** Vectors of texts that were embedded before, by the hash of the text. */
export async function readCached(
  ctx: TenantContext,
  transaction: Transaction,
  { model, hashes }: { model: string; hashes: string[] },
): Promise<Map<string, string>> {
  const { rows } = await sql<{ hash: string; embedding: string }>`
    update embedding_cache set used_at = now()
    where tenant_id = ${ctx.tenantId} and model = ${model} and content_hash = any(${hashes}::text[])
    returning content_hash as hash, embedding::text as embedding`.execute(transaction);
  return new Map(rows.map((row) => [row.hash, row.embedding]));
}

export async function insertCached(
  ctx: TenantContext,
  transaction: Transaction,
  { model, hashes, vectors }: { model: string; hashes: string[]; vectors: string[] },
): Promise<void> {
  await sql`insert into embedding_cache (tenant_id, model, content_hash, embedding)
    select ${ctx.tenantId}, ${model}, hash, embedding::vector
    from unnest(${hashes}::text[], ${vectors}::text[]) as given (hash, embedding)
    on conflict do nothing`.execute(transaction);
}

/** Forgets what no passage has used since `before`. */
export async function deleteCachedBefore(ctx: TenantContext, transaction: Transaction, before: Date): Promise<void> {
  await sql`delete from embedding_cache where tenant_id = ${ctx.tenantId} and used_at < ${before}`.execute(transaction);
}
