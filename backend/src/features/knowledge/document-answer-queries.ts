import { sql } from "kysely";
import type { Availability, DocumentKind } from "#features/content";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import type { DocumentPage } from "./list-documents.ts";

export interface DocumentRow {
  number: number;
  sourceId: string;
  externalId: string;
  version: number;
  kind: DocumentKind;
  title: string;
  url: string | null;
  language: string;
  product: {
    brand: string | null;
    model: string | null;
    categories: string[];
    attributes: { name: string; value: string }[];
    imageUrls: string[];
  } | null;
  createdAt: Date;
  updatedAt: Date;
}

const columns = sql`number, source_id as "sourceId", external_id as "externalId", version, kind, title, url, language,
  created_at as "createdAt", updated_at as "updatedAt"`;

/** What stands in a source that is being removed is hidden. */
const visible = sql`not exists (select 1 from sources where sources.tenant_id = documents.tenant_id
  and sources.id = documents.source_id and sources.removing)`;

export async function readDocumentPage(
  ctx: TenantContext,
  transaction: Transaction,
  page: DocumentPage,
): Promise<DocumentRow[]> {
  const source = page.sourceId === undefined ? sql`` : sql`and source_id = ${page.sourceId}`;
  const externalId = page.externalId === undefined ? sql`` : sql`and external_id = ${page.externalId}`;
  const { rows } = await sql<DocumentRow>`select ${columns}, null as product from documents
    where tenant_id = ${ctx.tenantId} and number > ${page.after} ${source} ${externalId} and ${visible}
    order by number limit ${page.limit}`.execute(transaction);
  return rows;
}

export async function readDocumentRow(
  ctx: TenantContext,
  transaction: Transaction,
  number: number,
): Promise<DocumentRow | undefined> {
  const { rows } = await sql<DocumentRow>`select ${columns}, product from documents
    where tenant_id = ${ctx.tenantId} and number = ${number} and ${visible}`.execute(transaction);
  return rows[0];
}

export interface OfferRow {
  externalId: string;
  title: string | null;
  sku: string | null;
  gtin: string | null;
  options: { name: string; value: string }[];
  priceMinor: number | null;
  compareAtMinor: number | null;
  currency: string | null;
  availability: Availability;
  stock: number | null;
  url: string | null;
  imageUrl: string | null;
  updatedAt: Date;
}

export async function readOffersOf(
  ctx: TenantContext,
  transaction: Transaction,
  documentNumber: number,
): Promise<OfferRow[]> {
  const { rows } = await sql<OfferRow>`
    select external_id as "externalId", title, sku, gtin, options, price_minor as "priceMinor",
      compare_at_minor as "compareAtMinor", currency, availability, stock, url, image_url as "imageUrl", updated_at as "updatedAt"
    from offers where tenant_id = ${ctx.tenantId} and document_number = ${documentNumber} order by external_id`.execute(
    transaction,
  );
  return rows;
}

export async function readPassagesOf(
  ctx: TenantContext,
  transaction: Transaction,
  documentNumber: number,
): Promise<{ position: number; headings: string[]; text: string; language: string }[]> {
  const { rows } = await sql<{ position: number; headings: string[]; text: string; language: string }>`
    select position, headings, text, language from chunks
    where tenant_id = ${ctx.tenantId} and document_number = ${documentNumber} order by position`.execute(transaction);
  return rows;
}
