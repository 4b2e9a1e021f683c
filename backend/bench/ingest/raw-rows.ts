import { sql, type Kysely } from "kysely";
import type { Tables } from "#platform/database";

/** What an ingest leaves behind, in the order of their references. */
const TABLES = [
  "documents",
  "chunks",
  "offers",
  "document_attributes",
  "indexed_passages",
  "postings",
  "collection_statistics",
  "vocabulary",
  "vocabulary_grams",
];
const BATCH = 10_000;

export interface RawWrite {
  rows: number;
  ms: number;
  byTable: Record<string, { rows: number; ms: number }>;
}

interface Databases {
  from: Kysely<Tables>;
  to: Kysely<Tables>;
}

interface Column {
  name: string;
  type: string;
}

/** Copies a tenant's rows into an empty database of the same schema; only the inserts are timed. */
export async function writeRawRows({ from, to }: Databases, tenantId: string): Promise<RawWrite> {
  const total: RawWrite = { rows: 0, ms: 0, byTable: {} };
  await copyParents({ from, to }, tenantId);
  for (const table of await existing(from)) {
    const columns = await readColumns(from, table);
    const spent = { rows: 0, ms: 0 };
    for (let page = 0; ; page += 1) {
      const arrays = await readPage(from, { table, columns, tenantId, page });
      if (arrays.rows === 0) break;
      const began = performance.now();
      await insertPage(to, { table, columns, arrays: arrays.columns });
      spent.ms += performance.now() - began;
      spent.rows += arrays.rows;
      if (arrays.rows < BATCH) break;
    }
    total.byTable[table] = spent;
    total.rows += spent.rows;
    total.ms += spent.ms;
  }
  return total;
}

async function existing(from: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
  }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(from);
  const present = new Set(rows.map(({ name }) => name));
  return TABLES.filter((table) => present.has(table));
}

/** Rows that the others refer to: few, and not part of what is measured. */
async function copyParents({ from, to }: Databases, tenantId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from sources where tenant_id = ${tenantId}`.execute(from);
  await sql`insert into organisations (id, name) values (${tenantId}, 'Raw')`.execute(to);
  await sql`insert into tenants (id, organisation_id) values (${tenantId}, ${tenantId})`.execute(to);
  for (const { id } of rows) {
    await sql`insert into sources (tenant_id, id, kind, name) values (${tenantId}, ${id}, 'push', 'Raw')`.execute(to);
  }
}

async function readColumns(from: Kysely<Tables>, table: string): Promise<Column[]> {
  const { rows } = await sql<Column>`select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`.execute(
    from,
  );
  return rows;
}

interface Page {
  table: string;
  columns: Column[];
  tenantId: string;
  page: number;
}

/** Each column of so many rows as the text of one array. */
async function readPage(from: Kysely<Tables>, { table, columns, tenantId, page }: Page) {
  const arrays = columns.map(({ name }) => sql`array_agg(${sql.ref(`rows.${name}`)}::text)::text as ${sql.ref(name)}`);
  const { rows } = await sql<Record<string, string | number>>`
    select count(*)::int as number_of_rows, ${sql.join(arrays)} from (
      select * from ${sql.table(table)} where tenant_id = ${tenantId} order by ctid offset ${page * BATCH} limit ${BATCH}
    ) rows`.execute(from);
  const row = rows[0] ?? {};
  return { rows: Number(row["number_of_rows"]), columns: columns.map(({ name }) => String(row[name])) };
}

async function insertPage(
  to: Kysely<Tables>,
  { table, columns, arrays }: { table: string; columns: Column[]; arrays: string[] },
): Promise<void> {
  const names = sql.join(columns.map(({ name }) => sql.ref(name)));
  const values = sql.join(columns.map(({ name, type }) => sql`${sql.ref(`given.${name}`)}::${sql.raw(type)}`));
  const given = sql.join(arrays.map((array) => sql`${array}::text::text[]`));
  await sql`insert into ${sql.table(table)} (${names}) select ${values} from unnest(${given}) as given (${names})`.execute(
    to,
  );
}
