import { sql } from "kysely";
import type { Transaction } from "#platform/database";

/** Kept as the target has it: a row of the archive changes the settings in it alone. */
export const STOREFRONTS = "storefronts";
/** Only counted once, where it happened. */
export const NOT_IMPORTED = new Set(["usage_events", "daily_usage"]);

export async function isEmpty(transaction: Transaction, tenantId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from sources where tenant_id = ${tenantId}
    union all select 1 from conversations where tenant_id = ${tenantId}
    union all select 1 from documents where tenant_id = ${tenantId} limit 1`.execute(transaction);
  return rows.length === 0;
}

export async function clearTable(transaction: Transaction, table: string, tenantId: string): Promise<void> {
  await sql`delete from ${sql.table(table)} where tenant_id = ${tenantId}`.execute(transaction);
}

export interface RowBatch {
  table: string;
  tenantId: string;
  rows: string[];
}

/** Rows of another tenant become this tenant's; columns that the database computes are left to it. */
export async function insertRows(transaction: Transaction, { table, tenantId, rows }: RowBatch): Promise<void> {
  const columns = await importableColumns(transaction, table);
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const values = sql.join(
    columns.map((column) => (column === "tenant_id" ? sql`${tenantId}::uuid` : sql`r.${sql.ref(column)}`)),
  );
  await sql`insert into ${sql.table(table)} (${names}) overriding system value
    select ${values} from jsonb_populate_recordset(null::${sql.table(table)}, ${`[${rows.join(",")}]`}::text::jsonb) r`.execute(
    transaction,
  );
}

async function importableColumns(transaction: Transaction, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select attname::text as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''
    order by attnum`.execute(transaction);
  return rows.map(({ name }) => name);
}

/** The settings of the archived storefront; its public key stays the target's own. */
export async function applyStorefront(transaction: Transaction, tenantId: string, row: string): Promise<void> {
  await sql`update storefronts s set name = r.name, kind = r.kind, home_url = r.home_url,
      allowed_origins = r.allowed_origins, default_language = r.default_language,
      default_currency = r.default_currency, daily_turn_cap = r.daily_turn_cap,
      daily_cost_cap_micros = r.daily_cost_cap_micros, updated_at = now()
    from jsonb_populate_record(null::storefronts, ${row}::text::jsonb) r
    where s.tenant_id = ${tenantId}`.execute(transaction);
}
