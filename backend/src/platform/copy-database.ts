import { sql, type Kysely } from "kysely";
import { runTransaction, type Tables, type Transaction } from "./database.ts";
import { AppError } from "./errors.ts";
import { DEAD_LETTERS } from "./job-queue.ts";

export interface CopiedTable {
  table: string;
  rows: number;
}

export interface CopyEnds {
  /** Superuser of the embedded database. */
  source: Kysely<Tables>;
  /** The system role of the server, whose schema is at the same version. */
  target: Kysely<Tables>;
  onTable?: (copied: CopiedTable) => void;
}

const BATCH = 2_000;
/** Text forms that do not depend on where a session is. */
const OPENING = "begin; set local timezone = 'UTC'; set local datestyle = 'ISO'; set local extra_float_digits = 1";

/**
 * Moves every row of an embedded database to an empty server in one transaction on each side, and compares counts and
 * checksums of every table before it commits. Jobs that were not done go back to the outbox, so that the server does
 * them. Throws `target_not_empty`, `schema_differs`, `copy_differs`; the target is then as it was.
 */
export async function copyDatabase(ends: CopyEnds): Promise<CopiedTable[]> {
  return runTransaction(ends.source, OPENING, (source) =>
    runTransaction(ends.target, OPENING, async (target) => {
      await assertReady(source, target);
      await returnJobs(source);
      await makeLogPartitions(source, target);
      const copied: CopiedTable[] = [];
      for (const table of await tablesInOrder(source)) {
        const result = await copyTable(source, target, table);
        ends.onTable?.(result);
        copied.push(result);
      }
      return copied;
    }),
  );
}

async function assertReady(source: Transaction, target: Transaction): Promise<void> {
  if ((await schemaVersion(source)) !== (await schemaVersion(target))) {
    throw refuse(
      "schema_differs",
      "The server's schema is not at this program's version. Run the same version on both.",
    );
  }
  const { rows } = await sql`select 1 from organisations limit 1`.execute(target);
  if (rows.length > 0)
    throw refuse("target_not_empty", "The server already holds organisations. Move into an empty database.");
}

async function schemaVersion(end: Transaction): Promise<string> {
  const { rows } = await sql<{ checksums: string }>`
    select string_agg(checksum, ',' order by version) as checksums from schema_migrations`.execute(end);
  return rows[0]?.checksums ?? "";
}

/** Jobs that were handed to the queue but not done; their ids stay, so none is done twice. */
async function returnJobs(source: Transaction): Promise<void> {
  await sql`insert into job_outbox (tenant_id, id, name, payload)
    select t.id, j.id, j.name, j.data->'input' from job_queue.job_common j join tenants t on t.id::text = j.data->>'tenantId'
    where j.state < 'completed' and j.name <> ${DEAD_LETTERS} on conflict do nothing`.execute(source);
}

/** The days that the source has log records of. */
async function makeLogPartitions(source: Transaction, target: Transaction): Promise<void> {
  const { rows } = await sql<{ first: number | null; last: number | null }>`
    select min(ms) as first, max(ms) as last from log_records`.execute(source);
  const { first = null, last = null } = rows[0] ?? {};
  if (first !== null) await sql`select make_log_partitions(${first}::bigint, ${last}::bigint)`.execute(target);
}

/** Tables after all that they refer to. */
async function tablesInOrder(source: Transaction): Promise<string[]> {
  const { rows } = await sql<{ name: string; needs: string[] }>`
    select c.oid::regclass::text as name,
      coalesce(array_agg(distinct f.oid::regclass::text) filter (where f.oid <> c.oid), '{}') as needs
    from pg_class c
    left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f'
    left join pg_class f on f.oid = k.confrelid
    where c.relnamespace in ('public'::regnamespace, 'auth'::regnamespace) and c.relkind in ('r', 'p')
      and not c.relispartition and c.relname <> 'schema_migrations'
    group by c.oid order by 1`.execute(source);
  const waiting = new Map(rows.map((row) => [row.name, row.needs]));
  const order: string[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting].filter(([, needs]) => needs.every((need) => !waiting.has(need))).map(([name]) => name);
    if (ready.length === 0)
      throw new Error(`Tables refer to each other in a circle: ${[...waiting.keys()].join(", ")}`);
    for (const name of ready) waiting.delete(name);
    order.push(...ready);
  }
  return order;
}

async function copyTable(source: Transaction, target: Transaction, table: string): Promise<CopiedTable> {
  await sql`declare copied no scroll cursor for select t::text as row from ${sql.table(table)} t`.execute(source);
  let rows = 0;
  for (;;) {
    const batch = await sql<{ row: string }>`fetch ${sql.lit(BATCH)} from copied`.execute(source);
    if (batch.rows.length === 0) break;
    rows += batch.rows.length;
    await insertRows(
      target,
      table,
      batch.rows.map(({ row }) => row),
    );
  }
  await sql`close copied`.execute(source);
  const [before, after] = [await fingerprint(source, table), await fingerprint(target, table)];
  if (before !== after)
    throw refuse("copy_differs", `Table ${table} arrived different (${before} against ${after}); nothing was kept.`);
  return { table, rows };
}

async function insertRows(target: Transaction, table: string, rows: string[]): Promise<void> {
  await sql`insert into ${sql.table(table)}
    select (t.row::${sql.table(table)}).* from unnest(${rows}::text[]) as t (row)`.execute(target);
}

/** Count and order-free checksum of all rows. */
async function fingerprint(end: Transaction, table: string): Promise<string> {
  const { rows } = await sql<{ value: string }>`
    select count(*) || ':' || coalesce(sum(('x' || substr(md5(t::text), 1, 15))::bit(60)::bigint::numeric), 0) as value
    from ${sql.table(table)} t`.execute(end);
  return rows[0]?.value ?? "";
}

function refuse(code: string, detail: string): AppError {
  return new AppError({ kind: "conflict", code, detail });
}
