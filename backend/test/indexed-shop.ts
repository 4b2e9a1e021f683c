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

type NumberedDocument = ShopDocument & { number: number };

async function writeDocuments(writing: Writing, documents: ShopDocument[], firstNumber: number): Promise<void> {
  let next = firstNumber;
  const numbered = documents.map((document): NumberedDocument => {
    const number = next;
    next += document.passages?.length ?? 1;
    return { ...document, number };
  });
  await insertDocuments(writing, numbered);
  await insertOffers(writing, numbered);
  await insertAttributes(writing, numbered);
  const chunks = numbered.flatMap(toChunks);
  await insertChunks(writing, chunks);
  await indexPassages(writing.ctx, writing.transaction, chunks.map(toPassage));
}

async function insertDocuments({ ctx, transaction, sourceId }: Writing, documents: NumberedDocument[]): Promise<void> {
  const rows = documents.map(({ number, title, kind = "page", url = null, language = "en", brand = null }) => ({
    number,
    source_id: sourceId,
    external_id: title,
    kind,
    title,
    url,
    language,
    content_hash: "h",
    product: kind === "product" ? { brand } : null,
  }));
  await insertRows(transaction, { table: "documents", tenantId: ctx.tenantId, rows });
}

async function insertOffers({ ctx, transaction }: Writing, documents: NumberedDocument[]): Promise<void> {
  const rows = documents.flatMap(({ number, offers = [] }) =>
    offers.map((offer, index) => ({
      document_number: number,
      external_id: `v${index}`,
      options: [],
      price_minor: offer.priceMinor,
      compare_at_minor: offer.compareAtMinor,
      currency: offer.currency ?? "EUR",
      updated_at: "2026-11-01T00:00:00Z",
      availability: offer.availability ?? "in_stock",
    })),
  );
  await insertRows(transaction, { table: "offers", tenantId: ctx.tenantId, rows });
}

async function insertAttributes({ ctx, transaction }: Writing, documents: NumberedDocument[]): Promise<void> {
  const products = documents.filter(({ kind }) => kind === "product");
  const rows = products.flatMap((document) =>
    attributesForFiltering(toProduct(document)).map((attribute) => ({
      ...attribute,
      document_number: document.number,
    })),
  );
  await insertRows(transaction, { table: "document_attributes", tenantId: ctx.tenantId, rows });
}

interface Chunk {
  document: NumberedDocument;
  body: string;
  position: number;
}

function toChunks(document: NumberedDocument): Chunk[] {
  return (document.passages ?? [document.body ?? ""]).map((body, position) => ({ document, body, position }));
}

async function insertChunks({ ctx, transaction }: Writing, chunks: Chunk[]): Promise<void> {
  const rows = chunks.map(({ document, body, position }) => ({
    number: document.number + position,
    document_number: document.number,
    position,
    headings: [],
    text: body === "" ? document.title : body,
    language: document.language ?? "en",
    hash: "h",
  }));
  await insertRows(transaction, { table: "chunks", tenantId: ctx.tenantId, rows });
}

function toPassage({ document, body, position }: Chunk): Parameters<typeof indexPassages>[2][number] {
  const sheet = Object.entries(document.attributes ?? {}).map(([name, value]) => `${name}: ${value}`);
  const fields = { title: document.title, meta: document.brand ?? "", body, attributes: sheet.join("\n") };
  return { chunkNumber: document.number + position, language: document.language ?? "en", fields };
}

/** Rows of one shape as one statement; columns that are left out take their defaults. */
async function insertRows(
  transaction: Transaction,
  { table, tenantId, rows }: { table: string; tenantId: string; rows: Record<string, unknown>[] },
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = sql.join(["tenant_id", ...Object.keys(first)].map((column) => sql.ref(column)));
  const given = rows.map((row) => ({ ...row, tenant_id: tenantId }));
  await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${jsonb(given)})`.execute(transaction);
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

/** Takes passages out of the index and deletes their chunks. */
export async function removeFromShop(ctx: TenantContext, chunkNumbers: number[]): Promise<void> {
  await tenantTransaction(ctx, async (transaction) => {
    await removePassages(ctx, transaction, chunkNumbers);
    await sql`delete from chunks
      where tenant_id = ${ctx.tenantId} and number = any(${chunkNumbers}::int[])`.execute(transaction);
  });
}
