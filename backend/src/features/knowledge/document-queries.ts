import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import type { PageState, PreparedDocument } from "./prepared-document.ts";

export type NumberKind = "document" | "chunk";

export async function reserveNumbers(
  ctx: TenantContext,
  transaction: Transaction,
  wanted: { kind: NumberKind; count: number },
): Promise<number> {
  const documents = wanted.kind === "document" ? wanted.count : 0;
  const chunks = wanted.kind === "chunk" ? wanted.count : 0;
  const { rows } = await sql<{ document: number; chunk: number }>`
    insert into knowledge_counters as counters (tenant_id, next_document_number, next_chunk_number)
    values (${ctx.tenantId}, ${1 + documents}, ${1 + chunks})
    on conflict (tenant_id) do update
      set next_document_number = counters.next_document_number + ${documents}::int,
          next_chunk_number = counters.next_chunk_number + ${chunks}::int
    returning next_document_number - ${documents}::int as document, next_chunk_number - ${chunks}::int as chunk`.execute(
    transaction,
  );
  const [row] = rows;
  if (!row) throw new Error("The counters returned no row.");
  return row[wanted.kind];
}

/** The state of a document, or of what a deleted one left, as far as a writer has to know it. */
export interface KnownDocument {
  externalId: string;
  /** Null when the document was deleted and only its version is remembered. */
  number: number | null;
  version: number;
  contentHash: string;
  offersHash: string;
  etag: string | null;
  lastModified: string | null;
  readAt: Date | null;
  /** When its owner pushed or deleted it last. */
  pushedAt: Date | null;
}

export async function readKnownDocuments(
  ctx: TenantContext,
  transaction: Transaction,
  of: { sourceId: string; externalIds: string[] },
): Promise<Map<string, KnownDocument>> {
  // The limits keep the planner from reading the whole source where looking so many ids up seems dearer to it.
  const { rows } = await sql<KnownDocument>`
    select found.* from unnest(${of.externalIds}::text[]) as wanted (external_id)
    cross join lateral (
      select external_id as "externalId", number, version, content_hash as "contentHash", offers_hash as "offersHash",
        etag, last_modified as "lastModified", read_at as "readAt", pushed_at as "pushedAt"
      from documents
      where tenant_id = ${ctx.tenantId} and source_id = ${of.sourceId} and documents.external_id = wanted.external_id limit 1
    ) found
    union all
    select gone.* from unnest(${of.externalIds}::text[]) as wanted (external_id)
    cross join lateral (
      select external_id as "externalId", null::int, version, '', '', null, null, null::timestamptz, deleted_at
      from document_tombstones
      where tenant_id = ${ctx.tenantId} and source_id = ${of.sourceId} and document_tombstones.external_id = wanted.external_id limit 1
    ) gone`.execute(transaction);
  return new Map(rows.map((row) => [row.externalId, row]));
}

/** A document with the numbers that it is stored under. */
export interface NumberedDocument {
  number: number;
  prepared: PreparedDocument;
  /** As many as it has passages. */
  chunkNumbers: number[];
  /** By its owner, rather than read by a sync. */
  pushed: boolean;
}

function documentColumns(documents: NumberedDocument[]) {
  const column = <T>(read: (numbered: NumberedDocument) => T) => documents.map(read);
  return sql`unnest(
      ${column(({ number }) => number)}::int[], ${column(({ prepared }) => prepared.document.externalId)}::text[],
      ${column(({ prepared }) => prepared.version)}::bigint[], ${column(({ prepared }) => prepared.document.kind)}::text[],
      ${column(({ prepared }) => prepared.document.title)}::text[], ${column(({ prepared }) => prepared.document.url)}::text[],
      ${column(({ prepared }) => prepared.language)}::text[], ${column(({ prepared }) => prepared.contentHash)}::text[],
      ${column(({ prepared }) => prepared.offersHash)}::text[], ${column(({ prepared }) => prepared.page?.etag ?? null)}::text[],
      ${column(({ prepared }) => prepared.page?.lastModified ?? null)}::text[],
      ${column(({ prepared }) => prepared.page?.readAt?.toISOString() ?? null)}::timestamptz[],
      ${column(({ prepared }) => writeProduct(prepared))}::text[],
      ${column(({ pushed }) => pushed)}::boolean[]
    ) as given (number, external_id, version, kind, title, url, language, content_hash, offers_hash, etag,
      last_modified, read_at, product, pushed)`;
}

/** Variants are not repeated here: they are the offers. */
function writeProduct({ document: { product } }: PreparedDocument): string | null {
  if (!product) return null;
  const { brand, model, categories, attributes, imageUrls } = product;
  return JSON.stringify({ brand, model, categories, attributes, imageUrls });
}

export async function insertDocuments(
  ctx: TenantContext,
  transaction: Transaction,
  of: { sourceId: string; documents: NumberedDocument[] },
): Promise<void> {
  if (of.documents.length === 0) return;
  await sql`
    insert into documents (tenant_id, source_id, number, external_id, version, kind, title, url, language,
      content_hash, offers_hash, etag, last_modified, read_at, product, pushed_at)
    select ${ctx.tenantId}, ${of.sourceId}, number, external_id, coalesce(version, 0), kind, title, url, language,
      content_hash, offers_hash, etag, last_modified, read_at, product::jsonb, case when pushed then now() end
    from ${documentColumns(of.documents)}`.execute(transaction);
}

export async function updateDocuments(
  ctx: TenantContext,
  transaction: Transaction,
  documents: NumberedDocument[],
): Promise<void> {
  if (documents.length === 0) return;
  await sql`
    update documents set version = coalesce(given.version, documents.version), kind = given.kind, title = given.title,
      url = given.url, language = given.language, content_hash = given.content_hash, offers_hash = given.offers_hash,
      etag = given.etag, last_modified = given.last_modified, read_at = given.read_at, product = given.product::jsonb,
      pushed_at = case when given.pushed then now() else documents.pushed_at end, updated_at = now()
    from ${documentColumns(documents)}
    where documents.tenant_id = ${ctx.tenantId} and documents.number = given.number`.execute(transaction);
}

/** Only what is not searched: hash of the offers, version, and what the site said of the page. */
export async function touchDocuments(
  ctx: TenantContext,
  transaction: Transaction,
  documents: NumberedDocument[],
): Promise<void> {
  if (documents.length === 0) return;
  await sql`
    update documents set version = coalesce(given.version, documents.version), offers_hash = given.offers_hash,
      etag = given.etag, last_modified = given.last_modified, read_at = given.read_at,
      pushed_at = case when given.pushed then now() else documents.pushed_at end, updated_at = now()
    from ${documentColumns(documents)}
    where documents.tenant_id = ${ctx.tenantId} and documents.number = given.number`.execute(transaction);
}

export async function deleteDocumentRows(
  ctx: TenantContext,
  transaction: Transaction,
  numbers: number[],
): Promise<void> {
  await sql`delete from documents where tenant_id = ${ctx.tenantId} and number = any(${numbers}::int[])`.execute(
    transaction,
  );
}

export async function writeTombstones(
  ctx: TenantContext,
  transaction: Transaction,
  of: { sourceId: string; deleted: { externalId: string; version: number }[] },
): Promise<void> {
  if (of.deleted.length === 0) return;
  await sql`
    insert into document_tombstones (tenant_id, source_id, external_id, version)
    select ${ctx.tenantId}, ${of.sourceId}, given.external_id, given.version
    from unnest(${of.deleted.map((entry) => entry.externalId)}::text[], ${of.deleted.map((entry) => entry.version)}::bigint[])
      as given (external_id, version)
    on conflict (tenant_id, source_id, external_id)
      do update set version = greatest(document_tombstones.version, excluded.version), deleted_at = now()`.execute(
    transaction,
  );
}

export async function deleteTombstones(
  ctx: TenantContext,
  transaction: Transaction,
  of: { sourceId: string; externalIds: string[] },
): Promise<void> {
  if (of.externalIds.length === 0) return;
  await sql`delete from document_tombstones where tenant_id = ${ctx.tenantId} and source_id = ${of.sourceId}
    and external_id = any(${of.externalIds}::text[])`.execute(transaction);
}

/** Changes what caches are keyed by. The last statement of a transaction, because it locks the tenant's counters. */
export async function bumpKnowledgeVersion(ctx: TenantContext, transaction: Transaction): Promise<void> {
  await sql`insert into knowledge_counters as counters (tenant_id) values (${ctx.tenantId})
    on conflict (tenant_id) do update set knowledge_version = counters.knowledge_version + 1`.execute(transaction);
}

/** In the order of their external ids, of which the first comes after `after`. */
export async function readExternalIds(
  ctx: TenantContext,
  transaction: Transaction,
  page: { sourceId: string; after: string; limit: number },
): Promise<{ externalId: string; number: number; pushedAt: Date | null }[]> {
  const { rows } = await sql<{ externalId: string; number: number; pushedAt: Date | null }>`
    select external_id as "externalId", number, pushed_at as "pushedAt" from documents
    where tenant_id = ${ctx.tenantId} and source_id = ${page.sourceId} and external_id > ${page.after}
    order by external_id limit ${page.limit}`.execute(transaction);
  return rows;
}

/** Notes what the site said of pages that are as they were. */
export async function writePageStates(
  ctx: TenantContext,
  transaction: Transaction,
  pages: ({ number: number } & PageState)[],
): Promise<void> {
  if (pages.length === 0) return;
  await sql`update documents set etag = given.etag, last_modified = given.last_modified, read_at = given.read_at
    from unnest(${pages.map((page) => page.number)}::int[], ${pages.map((page) => page.etag)}::text[],
      ${pages.map((page) => page.lastModified)}::text[], ${pages.map((page) => page.readAt?.toISOString() ?? null)}::timestamptz[])
      as given (number, etag, last_modified, read_at)
    where documents.tenant_id = ${ctx.tenantId} and documents.number = given.number`.execute(transaction);
}

/** So that the next reading stores them anew, should what is being done to them break off. */
export async function markIncomplete(ctx: TenantContext, transaction: Transaction, numbers: number[]): Promise<void> {
  await sql`update documents set content_hash = ''
    where tenant_id = ${ctx.tenantId} and number = any(${numbers}::int[]) and content_hash <> ''`.execute(transaction);
}

/** Replaces what a document's content is compared by; false when it is not `from` any more. */
export async function exchangeContentHash(
  ctx: TenantContext,
  transaction: Transaction,
  of: { number: number; from: string; to: string },
): Promise<boolean> {
  const { rows } = await sql`update documents set content_hash = ${of.to}
    where tenant_id = ${ctx.tenantId} and number = ${of.number} and content_hash = ${of.from} returning 1`.execute(
    transaction,
  );
  return rows.length > 0;
}

export async function holdsContentHash(
  ctx: TenantContext,
  transaction: Transaction,
  of: { number: number; hash: string },
): Promise<boolean> {
  const { rows } = await sql`select 1 from documents
    where tenant_id = ${ctx.tenantId} and number = ${of.number} and content_hash = ${of.hash}`.execute(transaction);
  return rows.length > 0;
}

export async function hasDocuments(ctx: TenantContext, transaction: Transaction, sourceId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from documents
    where tenant_id = ${ctx.tenantId} and source_id = ${sourceId} limit 1`.execute(transaction);
  return rows.length > 0;
}
