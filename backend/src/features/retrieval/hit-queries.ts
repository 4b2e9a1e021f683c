import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import type { FoundChunk, FoundDocument, Offer } from "./search-result.ts";

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

/** Live commercial records of documents, cheapest first within each. */
export async function readOffers(
  ctx: TenantContext,
  transaction: Transaction,
  documentNumbers: number[],
): Promise<Offer[]> {
  const { rows } = await sql<Offer>`
    select document_number as "documentNumber", external_id as "externalId", title, sku, options,
      price_minor as "priceMinor", compare_at_minor as "compareAtMinor", currency, availability, stock, url,
      image_url as "imageUrl", updated_at as "updatedAt"
    from offers where tenant_id = ${ctx.tenantId} and document_number = any(${documentNumbers}::int[])
    order by document_number, price_minor nulls last, external_id`.execute(transaction);
  return rows;
}
