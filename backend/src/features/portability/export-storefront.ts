import { createGzip } from "node:zlib";
import { Readable } from "node:stream";
import { sql } from "kysely";
import { recordAudit } from "#features/audit";
import type { Transaction } from "#platform/database";
import { systemTransaction } from "#platform/system-context";
import { tenantTables } from "#platform/tenant-tables";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { createTally, FORMAT, LEFT_OUT, VERSION, type ArchiveLine, type Tally } from "./archive.ts";

const BATCH = 200;

/**
 * All data of the tenant as one archive, streamed. Read in short steps so that nobody waits: what is written meanwhile
 * may be in it or not.
 */
export async function exportStorefront(ctx: TenantContext): Promise<AsyncIterable<Uint8Array>> {
  await tenantTransaction(ctx, (transaction) => recordAudit(ctx, transaction, { action: "storefront.exported" }));
  const text = Readable.from(writeLines(ctx), { objectMode: false });
  const zip = createGzip();
  text.on("error", (error) => zip.destroy(error));
  zip.on("close", () => text.destroy());
  return text.pipe(zip);
}

async function* writeLines(ctx: TenantContext): AsyncGenerator<string> {
  const tally = createTally();
  yield line({ manifest: await describe(ctx) });
  await ctx.platform.logs.settle(ctx);
  const tables = (await readAll(ctx, tenantTables)).toReversed().filter((table) => !(table in LEFT_OUT));
  for (const table of tables) {
    for await (const row of readRows(ctx, table)) {
      tally.addRow(table, row);
      yield line({ table, row });
    }
  }
  yield* writeFiles(ctx, tally);
  yield line({ totals: tally.totals() });
}

function line(value: ArchiveLine): string {
  return `${JSON.stringify(value)}\n`;
}

async function* writeFiles(ctx: TenantContext, tally: Tally): AsyncGenerator<string> {
  const { objects } = ctx.platform;
  for await (const path of objects.list(ctx)) {
    for await (const bytes of objects.read({ ctx, path })) {
      tally.addBytes(path, bytes);
      yield line({ file: path, bytes: Buffer.from(bytes).toString("base64") });
    }
  }
}

async function describe(ctx: TenantContext) {
  const { rows } = await readAll(ctx, (transaction) =>
    sql<{ schema: number }>`select max(version) as schema from schema_migrations`.execute(transaction),
  );
  return {
    format: FORMAT,
    version: VERSION,
    schema: rows[0]?.schema ?? 0,
    tenantId: ctx.tenantId,
    exportedAt: ctx.platform.clock.now().toISOString(),
    leftOut: LEFT_OUT,
  } as const;
}

/**
 * Where the rows stand first, then the rows by their places: neither reads other tenants' rows. A place is one of its
 * table or partition, which therefore stands before it.
 */
async function* readRows(ctx: TenantContext, table: string): AsyncGenerator<string> {
  const name = sql.table(table);
  const { rows } = await readAll(ctx, (transaction) =>
    sql<{
      place: string;
    }>`select tableoid::text || ctid::text as place from ${name} where tenant_id = ${ctx.tenantId}`.execute(
      transaction,
    ),
  );
  const places = rows.map(({ place }) => place);
  for (let at = 0; at < places.length; at += BATCH) {
    const wanted = places.slice(at, at + BATCH);
    const within = wanted.map((place) => place.slice(place.indexOf("(")));
    const batch = await readAll(ctx, (transaction) =>
      sql<{ row: string }>`select row_to_json(t)::text as row from ${name} t
        where ctid = any (${within}::text[]::tid[]) and tableoid::text || ctid::text = any (${wanted}::text[])
          and tenant_id = ${ctx.tenantId}`.execute(transaction),
    );
    for (const { row } of batch.rows) yield row;
  }
}

/** Under row-level security the places of rows cannot be looked up; each statement names the tenant itself. */
function readAll<T>(ctx: TenantContext, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return systemTransaction({ platform: ctx.platform, reason: "export storefront", priority: "bulk" }, work);
}
