import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { sql, type Kysely } from "kysely";
import { runTransaction, type Tables, type Transaction } from "./database.ts";

export interface Migration {
  version: number;
  name: string;
  text: string;
  checksum: string;
}

/** The numbered `.sql` files of a folder, in order. Throws when a number is missing or used twice. */
export async function readMigrations(folder: URL): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).toSorted();
  const migrations = await Promise.all(names.map((name) => readMigration(folder, name)));
  migrations.forEach((migration, index) => {
    if (migration.version !== index + 1)
      throw new Error(`Migration ${migration.name} should have number ${index + 1}.`);
  });
  return migrations;
}

async function readMigration(folder: URL, name: string): Promise<Migration> {
  const text = await readFile(new URL(name, folder), "utf8");
  return { version: Number(name.slice(0, 4)), name, text, checksum: createHash("sha256").update(text).digest("hex") };
}

/** Two processes that start together wait for each other on this key. */
const MIGRATION_LOCK = 7_301_648_120;

/**
 * Brings the schema to the newest migration; returns the names that were applied.
 * Refuses a database that is newer than this program, or one whose applied files were edited afterwards.
 */
export async function migrate(owner: Kysely<Tables>, migrations: Migration[]): Promise<string[]> {
  const applied: string[] = [];
  for (const migration of migrations) {
    const ran = await runTransaction(owner, "begin", (transaction) => applyOne(transaction, migration, migrations));
    if (ran) applied.push(migration.name);
  }
  return applied;
}

async function applyOne(transaction: Transaction, migration: Migration, all: Migration[]): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK}::bigint)`.execute(transaction);
  await sql`set local client_min_messages = warning`.execute(transaction);
  // Whoever comes after a migration that waits for a lock waits with it.
  await sql`set local lock_timeout = '30s'`.execute(transaction);
  await sql`create table if not exists schema_migrations (
    version integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now()
  )`.execute(transaction);
  const done = await readApplied(transaction);
  assertCompatible(done, all);
  if (done.has(migration.version)) return false;
  await sql.raw(migration.text).execute(transaction);
  await sql`insert into schema_migrations (version, name, checksum)
    values (${migration.version}, ${migration.name}, ${migration.checksum})`.execute(transaction);
  return true;
}

async function readApplied(transaction: Transaction): Promise<Map<number, string>> {
  const { rows } = await sql<{
    version: number;
    checksum: string;
  }>`select version, checksum from schema_migrations`.execute(transaction);
  return new Map(rows.map((row) => [row.version, row.checksum]));
}

function assertCompatible(done: Map<number, string>, all: Migration[]): void {
  const newest = Math.max(0, ...done.keys());
  if (newest > all.length) {
    throw new Error(
      `The database is at schema version ${newest}, but this program knows only ${all.length}. Start the newer program, or restore a backup from before the upgrade.`,
    );
  }
  const edited = all.find((migration) => {
    const checksum = done.get(migration.version);
    return checksum !== undefined && checksum !== migration.checksum;
  });
  if (edited) throw new Error(`Migration ${edited.name} was changed after it had been applied; add a new one instead.`);
}
