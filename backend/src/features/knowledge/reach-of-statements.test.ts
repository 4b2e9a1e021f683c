import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Transaction } from "#platform/database";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { addSource } from "#test/knowledge-test";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { readDocumentPage, readDocumentRow, readOffersOf, readPassagesOf } from "./document-answer-queries.ts";
import { holdsContentHash, readExternalIds, readKnownDocuments } from "./document-queries.ts";
import { createNumberBlocks } from "./number-blocks.ts";
import { readChunkNumbers, readChunkNumbersOfSource, readSomeChunkNumbers } from "./passage-queries.ts";
import { createPause } from "./pause.ts";
import { hashDocuments } from "./hash-documents.ts";
import { prepareDocuments } from "./prepare-documents.ts";
import { removeDocuments } from "./remove-documents.ts";
import { lockSource } from "./source-queries.ts";
import { readLatestSyncs } from "./sync-queries.ts";
import { writeDocuments } from "./write-documents.ts";

const DOCUMENTS = 4_000;

/** Rows of the large tables that the transaction has read so far: by scanning them whole, and by way of an index. */
async function rowsRead(transaction: Transaction): Promise<{ scanned: number; fetched: number }> {
  const { rows } = await sql<{ scanned: number; fetched: number }>`
    select coalesce(sum(seq_tup_read), 0)::int as scanned, coalesce(sum(idx_tup_fetch), 0)::int as fetched
    from pg_stat_xact_user_tables where relname in ('documents', 'chunks', 'offers')`.execute(transaction);
  return rows[0] ?? { scanned: 0, fetched: 0 };
}

/** A large tenant beside another one, with statistics as a server has them. */
async function fill(test: TestPlatform, ctx: TenantContext, sourceId: string): Promise<void> {
  const { owner } = test.database;
  await sql`insert into documents (tenant_id, number, source_id, external_id, kind, title, language, content_hash)
    select ${ctx.tenantId}, g, ${sourceId}, 'id ' || g, 'page', 'Title ' || g, 'en', 'hash ' || g
    from generate_series(1, ${DOCUMENTS}::int) g`.execute(owner);
  await sql`insert into chunks (tenant_id, number, document_number, position, headings, text, language, hash)
    select ${ctx.tenantId}, g, g, 0, '{}', 'Text ' || g, 'en', 'h' from generate_series(1, ${DOCUMENTS}::int) g`.execute(
    owner,
  );
  await sql`insert into offers (tenant_id, document_number, external_id, availability)
    select ${ctx.tenantId}, g, 'o', 'in_stock' from generate_series(1, ${DOCUMENTS}::int) g`.execute(owner);
  await sql`insert into knowledge_counters (tenant_id, next_document_number, next_chunk_number)
    values (${ctx.tenantId}, ${DOCUMENTS + 1}, ${DOCUMENTS + 1})`.execute(owner);
  await sql`analyze`.execute(owner);
}

describe("[D4] [L2] statements of knowledge, run as the application in a large tenant", () => {
  let test: TestPlatform;
  let ctx: TenantContext;
  let sourceId: string;
  beforeAll(async () => {
    test = await openTestPlatform();
    ctx = await test.createTenant();
    sourceId = (await addSource(ctx, { kind: "push" })).id;
    await fill(test, ctx, sourceId);
    const neighbour = await test.createTenant();
    await fill(test, neighbour, (await addSource(neighbour, { kind: "push" })).id);
  });
  afterAll(() => test.close());

  const ids = Array.from({ length: 100 }, (_, index) => `id ${index * 37 + 1}`);
  const numbers = [1, 500, 1_000, 2_000, 3_999];
  const reads: [string, (transaction: Transaction) => Promise<unknown>][] = [
    ["looking a batch up", (tx) => readKnownDocuments(ctx, tx, { sourceId, externalIds: ids })],
    ["paging through a source", (tx) => readExternalIds(ctx, tx, { sourceId, after: "id 2", limit: 50 })],
    ["a document's passages", (tx) => readChunkNumbers(ctx, tx, numbers)],
    ["some passages of documents", (tx) => readSomeChunkNumbers(ctx, tx, { documentNumbers: numbers, limit: 10 })],
    ["some passages of a source", (tx) => readChunkNumbersOfSource(ctx, tx, { sourceId, limit: 50 })],
    ["whether a write goes on", (tx) => holdsContentHash(ctx, tx, { number: 7, hash: "hash 7" })],
    ["listing documents", (tx) => readDocumentPage(ctx, tx, { after: 1_000, limit: 50 })],
    ["finding one by its id", (tx) => readDocumentPage(ctx, tx, { after: 0, limit: 1, sourceId, externalId: "id 77" })],
    ["reading one", (tx) => readDocumentRow(ctx, tx, 77)],
    ["its offers", (tx) => readOffersOf(ctx, tx, 77)],
    ["its text", (tx) => readPassagesOf(ctx, tx, 77)],
    ["a source's turn", (tx) => lockSource(ctx, tx, sourceId)],
    ["its latest sync", (tx) => readLatestSyncs(ctx, tx, [sourceId])],
  ];

  const measure = (work: (transaction: Transaction) => Promise<unknown>) =>
    tenantTransaction(ctx, async (transaction) => {
      const before = await rowsRead(transaction);
      await work(transaction);
      const after = await rowsRead(transaction);
      return { scanned: after.scanned - before.scanned, fetched: after.fetched - before.fetched };
    });

  it.each(reads)("reads little for %s", async (_, read) => {
    const { scanned, fetched } = await measure(read);
    expect(scanned).toBe(0);
    expect(fetched).toBeLessThan(260);
  });

  it("reads in proportion to what it writes and removes", async () => {
    const pause = createPause();
    const document = (externalId: string) => ({
      document: {
        externalId,
        kind: "page" as const,
        title: externalId,
        url: null,
        language: "en",
        sections: [{ headings: [], blocks: [{ kind: "paragraph" as const, text: `Words about ${externalId}.` }] }],
        product: null,
      },
      page: null,
      version: null,
    });
    const hashed = await hashDocuments([...ids.slice(0, 10), "new 1", "new 2"].map(document), pause);
    const documents = await prepareDocuments(hashed, { defaultLanguage: "en", pause });
    const blocks = createNumberBlocks(ctx, { document: 1, chunk: 1 });
    const reserved = { documents: await blocks.take("document", 12), chunks: await blocks.take("chunk", 12) };
    const { scanned, fetched } = await measure(async (transaction) => {
      await writeDocuments(ctx, transaction, { sourceId, documents, writer: { kind: "push" }, numbers: reserved });
      await removeDocuments(ctx, transaction, numbers);
    });
    expect(scanned).toBe(0);
    expect(fetched).toBeLessThan(1_500);
  });

  it("are found out when they go through everything", async () => {
    const { scanned, fetched } = await measure((transaction) =>
      sql`select count(*) from documents where title like '%77%'`.execute(transaction),
    );
    expect(scanned + fetched).toBeGreaterThan(DOCUMENTS / 2);
  });
});
