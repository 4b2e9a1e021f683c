import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import type { FoundChunk, FoundDocument } from "./search-result.ts";

export interface ChunkWithDocument {
  chunk: FoundChunk;
  document: FoundDocument;
}

/** Without those of a source that is being removed: it is hidden from the moment it was asked for. */
export async function readChunksWithDocuments(
  ctx: TenantContext,
  transaction: Transaction,
  chunkNumbers: number[],
): Promise<Map<number, ChunkWithDocument>> {
  const { rows } = await sql<ChunkWithDocument>`
    select jsonb_build_object('number', c.number, 'position', c.position, 'headings', c.headings, 'text', c.text,
        'language', c.language, 'hash', c.hash) as chunk,
      jsonb_build_object('number', d.number, 'sourceId', d.source_id, 'externalId', d.external_id, 'kind', d.kind,
        'title', d.title, 'url', d.url, 'language', d.language, 'contentHash', d.content_hash, 'product', d.product) as document
    from chunks c
    join documents d on d.tenant_id = c.tenant_id and d.number = c.document_number
    where c.tenant_id = ${ctx.tenantId} and c.number = any(${chunkNumbers}::int[])
      and not exists (select 1 from sources s where s.tenant_id = d.tenant_id and s.id = d.source_id and s.removing)`.execute(
    transaction,
  );
  return new Map(rows.map((row) => [row.chunk.number, row]));
}

export async function readTitles(
  ctx: TenantContext,
  transaction: Transaction,
  documentNumbers: number[],
): Promise<Map<number, { title: string; language: string }>> {
  const { rows } = await sql<{ number: number; title: string; language: string }>`
    select number, title, language from documents
    where tenant_id = ${ctx.tenantId} and number = any(${documentNumbers}::int[])`.execute(transaction);
  return new Map(rows.map((row) => [row.number, row]));
}
