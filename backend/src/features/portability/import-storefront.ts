import { sql } from "kysely";
import { recordAudit } from "#features/audit";
import type { FileUpload } from "#platform/route";
import { tenantTables } from "#platform/tenant-tables";
import { atBulkPriority, tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { LEFT_OUT, type Totals } from "./archive.ts";
import { archiveUnreadable, storefrontNotEmpty } from "./errors.ts";
import { applyStorefront, clearTable, insertRows, isEmpty, NOT_IMPORTED, STOREFRONTS } from "./import-queries.ts";
import { checkArchive, readArchive } from "./read-archive.ts";

const BATCH = 200;
const INCOMING = "import/archive";

export interface ImportResult {
  rows: number;
  files: number;
}

/**
 * Fills an empty storefront with what another was exported with. The archive is kept first and checked whole; a failure
 * on the way leaves the storefront empty again. Throws `archive_unreadable`, `storefront_not_empty`.
 */
export async function importStorefront(interactive: TenantContext, upload: FileUpload): Promise<ImportResult> {
  const ctx = atBulkPriority(interactive);
  const { objects } = ctx.platform;
  if (!(await tenantTransaction(ctx, (transaction) => isEmpty(transaction, ctx.tenantId)))) throw storefrontNotEmpty();
  const place = { ctx, path: INCOMING };
  try {
    await objects.put(place, upload.bytes);
    const { schema, tables } = await describeTarget(ctx);
    const totals = await checkArchive(objects.read(place), schema);
    assertKnown(totals, tables);
    await clear(ctx, tables);
    await fill(ctx, objects.read(place)).catch(async (error: unknown) => {
      await clear(ctx, tables);
      throw error;
    });
    const result = count(totals);
    await tenantTransaction(ctx, (transaction) =>
      recordAudit(ctx, transaction, { action: "storefront.imported", detail: { ...result } }),
    );
    return result;
  } finally {
    await objects.remove(place);
  }
}

async function describeTarget(ctx: TenantContext): Promise<{ schema: number; tables: string[] }> {
  return tenantTransaction(ctx, async (transaction) => {
    const { rows } = await sql<{ schema: number }>`select max(version) as schema from schema_migrations`.execute(
      transaction,
    );
    const tables = (await tenantTables(transaction)).filter((table) => !(table in LEFT_OUT));
    return { schema: rows[0]?.schema ?? 0, tables };
  });
}

/** Names come from outside: only tables of tenants are written to. */
function assertKnown({ tables }: Totals, known: string[]): void {
  const unknown = Object.keys(tables).find((table) => !known.includes(table));
  if (unknown !== undefined) throw archiveUnreadable(`The archive holds a table that is not taken in: ${unknown}.`);
}

/** The few rows that a new storefront has, or what a broken import left. */
async function clear(ctx: TenantContext, tables: string[]): Promise<void> {
  const cleared = tables.filter((table) => table !== STOREFRONTS && !NOT_IMPORTED.has(table));
  for (const table of cleared) {
    await tenantTransaction(ctx, (transaction) => clearTable(transaction, table, ctx.tenantId));
  }
}

async function fill(ctx: TenantContext, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  let batch: { table: string; rows: string[] } = { table: "", rows: [] };
  for await (const line of readArchive(bytes)) {
    if (!("row" in line)) continue;
    if (line.table !== batch.table || batch.rows.length === BATCH) {
      await write(ctx, batch);
      batch = { table: line.table, rows: [] };
    }
    batch.rows.push(line.row);
  }
  await write(ctx, batch);
  await fillFiles(ctx, ctx.platform.objects.read({ ctx, path: INCOMING }));
}

async function write(ctx: TenantContext, { table, rows }: { table: string; rows: string[] }): Promise<void> {
  if (rows.length === 0 || NOT_IMPORTED.has(table)) return;
  const { tenantId } = ctx;
  await tenantTransaction(ctx, async (transaction) => {
    if (table === STOREFRONTS) await applyStorefront(transaction, tenantId, rows[0] ?? "{}");
    else await insertRows(transaction, { table, tenantId, rows });
  });
}

/** Each file's pieces follow one another. */
async function fillFiles(ctx: TenantContext, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const lines = readArchive(bytes)[Symbol.asyncIterator]();
  let next = await lines.next();
  while (!next.done) {
    const line = next.value;
    if (!("file" in line)) {
      next = await lines.next();
      continue;
    }
    const path = line.file;
    async function* pieces(): AsyncGenerator<Uint8Array> {
      while (!next.done && "file" in next.value && next.value.file === path) {
        yield Buffer.from(next.value.bytes, "base64");
        next = await lines.next();
      }
    }
    await ctx.platform.objects.put({ ctx, path }, pieces());
  }
}

function count({ tables, files }: Totals): ImportResult {
  const rows = Object.entries(tables).filter(([table]) => !NOT_IMPORTED.has(table));
  return { rows: rows.reduce((sum, [, { count }]) => sum + count, 0), files: Object.keys(files).length };
}
