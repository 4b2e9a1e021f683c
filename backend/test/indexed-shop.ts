import { sql } from "kysely";
import type { DocumentKind, Product } from "#features/content";
import { attributesForFiltering, foldIndex, indexPassages, removePassages } from "#features/retrieval";
import { jsonb, type Transaction } from "#platform/database";
import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";

/** A document as a test writes it; everything but the title may be left out. */
export interface ShopDocument {
  title: string;
  body?: string;
  kind?: DocumentKind;
  language?: string;
  url?: string;
  brand?: string;
  attributes?: Record<string, string>;
  offers?: ShopOffer[];
  /** Passages of one document; `body` is the only one when absent. */
  passages?: string[];
}

export interface ShopOffer {
  priceMinor: number;
  currency?: string;
  compareAtMinor?: number;
  availability?: "in_stock" | "out_of_stock";
}

/**
 * Writes documents as ingestion does, one passage each unless told otherwise, and indexes them. Numbers of documents and
 * passages go on from `firstNumber`; a document's external id is its title.
 */
export async function indexShop(
  ctx: TenantContext,
  documents: ShopDocument[],
  { firstNumber = 1, fold = true }: { firstNumber?: number; fold?: boolean } = {},
): Promise<void> {
  const sourceId = newId();
  await tenantTransaction(ctx, async (transaction) => {
    await sql`insert into sources (tenant_id, id, kind, name)
      values (${ctx.tenantId}, ${sourceId}, 'push', 'Test')`.execute(transaction);
  });
  let number = firstNumber;
  for (let from = 0; from < documents.length; from += 100) {
    const some = documents.slice(from, from + 100);
    await tenantTransaction(ctx, (transaction) => writeDocuments({ ctx, transaction, sourceId }, some, number));
    number += some.reduce((sum, document) => sum + (document.passages?.length ?? 1), 0);
  }
  if (fold) await foldIndex(ctx);
}

interface Writing {
  ctx: TenantContext;
  transaction: Transaction;
  sourceId: string;
}

async function writeDocuments(writing: Writing, documents: ShopDocument[], firstNumber: number): Promise<void> {
  const { ctx, transaction } = writing;
  let number = firstNumber;
  const indexable: Parameters<typeof indexPassages>[2] = [];
  for (const document of documents) {
    await writeDocument(writing, document, number);
    const passages = document.passages ?? [document.body ?? ""];
    for (const [position, body] of passages.entries()) {
      await writeChunk(writing, { document, body, position, chunkNumber: number + position, documentNumber: number });
      const sheet = Object.entries(document.attributes ?? {}).map(([name, value]) => `${name}: ${value}`);
      const fields = { title: document.title, meta: document.brand ?? "", body, attributes: sheet.join("\n") };
      indexable.push({ chunkNumber: number + position, language: document.language ?? "en", fields });
    }
    number += passages.length;
  }
  await indexPassages(ctx, transaction, indexable);
}

async function writeDocument(writing: Writing, document: ShopDocument, number: number): Promise<void> {
  const { ctx, transaction, sourceId } = writing;
  const { title, kind = "page", language = "en", url = null } = document;
  const product = kind === "product" ? jsonb({ brand: document.brand ?? null }) : null;
  await sql`insert into documents (tenant_id, number, source_id, external_id, kind, title, url, language, content_hash, product)
    values (${ctx.tenantId}, ${number}, ${sourceId}, ${title}, ${kind}, ${title}, ${url}, ${language}, 'h', ${product})`.execute(
    transaction,
  );
  await writeOffers(writing, document.offers ?? [], number);
  for (const { name, value } of kind === "product" ? attributesForFiltering(toProduct(document)) : []) {
    await sql`insert into document_attributes (tenant_id, name, value, document_number)
      values (${ctx.tenantId}, ${name}, ${value}, ${number})`.execute(transaction);
  }
}

async function writeOffers({ ctx, transaction }: Writing, offers: ShopOffer[], number: number): Promise<void> {
  for (const [index, offer] of offers.entries()) {
    await sql`insert into offers (tenant_id, document_number, external_id, price_minor, compare_at_minor, currency, availability)
      values (${ctx.tenantId}, ${number}, ${`v${index}`}, ${offer.priceMinor}, ${offer.compareAtMinor ?? null},
        ${offer.currency ?? "EUR"}, ${offer.availability ?? "in_stock"})`.execute(transaction);
  }
}

function toProduct({ brand = "", attributes = {} }: ShopDocument): Product {
  const { category, ...others } = attributes;
  return {
    brand: brand === "" ? null : brand,
    model: null,
    categories: category === undefined ? [] : [category],
    attributes: Object.entries(others).map(([name, value]) => ({ name, value })),
    imageUrls: [],
    variants: [],
  };
}

interface Chunk {
  document: ShopDocument;
  body: string;
  position: number;
  chunkNumber: number;
  documentNumber: number;
}

async function writeChunk({ ctx, transaction }: Writing, chunk: Chunk): Promise<void> {
  const { document, body, position, chunkNumber, documentNumber } = chunk;
  const text = body === "" ? document.title : body;
  await sql`insert into chunks (tenant_id, number, document_number, position, headings, text, language, hash)
    values (${ctx.tenantId}, ${chunkNumber}, ${documentNumber}, ${position}, '{}', ${text}, ${document.language ?? "en"}, 'h')`.execute(
    transaction,
  );
}

/** Takes passages out of the index and deletes their chunks. */
export async function removeFromShop(ctx: TenantContext, chunkNumbers: number[]): Promise<void> {
  await tenantTransaction(ctx, async (transaction) => {
    await removePassages(ctx, transaction, chunkNumbers);
    await sql`delete from chunks
      where tenant_id = ${ctx.tenantId} and number = any(${chunkNumbers}::int[])`.execute(transaction);
  });
}
