import { sql } from "kysely";
import type { FoundChunk, FoundDocument, Offer } from "#features/retrieval";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

/** Commercial records as they are at this moment, cheapest first within each document. */
export async function selectOffers(
  tx: Transaction,
  ctx: TenantContext,
  documents: readonly number[],
): Promise<Offer[]> {
  const { rows } = await sql<Offer>`
    select document_number as "documentNumber", external_id as "externalId", title, sku, options,
      price_minor as "priceMinor", compare_at_minor as "compareAtMinor", currency, availability, stock, url,
      image_url as "imageUrl", updated_at as "updatedAt"
    from offers where tenant_id = ${ctx.tenantId} and document_number = any(${[...documents]}::int[])
    order by document_number, price_minor nulls last, external_id`.execute(tx);
  return rows;
}

export interface ProductRow {
  number: number;
  title: string;
  url: string | null;
  language: string;
  product: unknown;
}

export async function selectProducts(tx: Transaction, ctx: TenantContext, documents: readonly number[]) {
  const { rows } = await sql<ProductRow>`select number, title, url, language, product from documents
    where tenant_id = ${ctx.tenantId} and number = any(${[...documents]}::int[]) and kind = 'product'`.execute(tx);
  return rows;
}

/** The product that stands at an address, as on the page that a visitor looks at; with and without a slash at its end. */
export async function selectProductAt(tx: Transaction, ctx: TenantContext, url: string): Promise<number | null> {
  const bare = url.replace(/[?#].*$/, "").replace(/\/$/, "");
  const { rows } = await sql<{ number: number }>`select number from documents
    where tenant_id = ${ctx.tenantId} and url = any(${[url, bare, `${bare}/`]}::text[]) and kind = 'product'
    limit 1`.execute(tx);
  return rows[0]?.number ?? null;
}

/** Documents that stand at an address, with and without a slash at its end. */
export async function selectDocumentsAt(tx: Transaction, ctx: TenantContext, url: string): Promise<number[]> {
  const bare = url.replace(/[?#].*$/, "").replace(/\/$/, "");
  const { rows } = await sql<{ number: number }>`select number from documents
    where tenant_id = ${ctx.tenantId} and url = any(${[url, bare, `${bare}/`]}::text[]) order by number limit 20`.execute(
    tx,
  );
  return rows.map((row) => row.number);
}

/** When a document was asked for, pushed or changed last; null for one that is gone. */
export async function selectReadAt(tx: Transaction, ctx: TenantContext, document: number): Promise<Date | null> {
  const { rows } = await sql<{ read_at: Date }>`
    select greatest(read_at, pushed_at, updated_at) as read_at from documents
    where tenant_id = ${ctx.tenantId} and number = ${document}`.execute(tx);
  return rows[0]?.read_at ?? null;
}

export interface DatedDocument {
  number: number;
  last_modified: string | null;
  updated_at: Date;
}

export async function selectDates(tx: Transaction, ctx: TenantContext, documents: readonly number[]) {
  const { rows } = await sql<DatedDocument>`select number, last_modified, updated_at from documents
    where tenant_id = ${ctx.tenantId} and number = any(${[...documents]}::int[])`.execute(tx);
  return rows;
}

export interface PassageRow {
  chunk: FoundChunk;
  document: FoundDocument;
}

/** All passages of documents, in order, at most `limit` together. */
export async function selectPassages(
  tx: Transaction,
  ctx: TenantContext,
  query: { documents: readonly number[]; limit: number },
): Promise<PassageRow[]> {
  const { rows } = await sql<PassageRow>`
    select jsonb_build_object('number', c.number, 'position', c.position, 'headings', c.headings, 'text', c.text,
        'language', c.language, 'hash', c.hash) as chunk,
      jsonb_build_object('number', d.number, 'sourceId', d.source_id, 'externalId', d.external_id, 'kind', d.kind,
        'title', d.title, 'url', d.url, 'language', d.language, 'contentHash', d.content_hash, 'product', d.product)
        as document
    from chunks c
    join documents d on d.tenant_id = c.tenant_id and d.number = c.document_number
    where c.tenant_id = ${ctx.tenantId} and c.document_number = any(${[...query.documents]}::int[])
    order by c.document_number, c.position limit ${query.limit}`.execute(tx);
  return rows;
}
