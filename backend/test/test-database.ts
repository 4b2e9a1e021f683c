import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Database, Tables } from "#platform/database";
import { newId } from "#platform/ids";
import { migrate, readMigrations, type Migration } from "#platform/migrate";
import { openPglite } from "#platform/pglite-database";
import { openPostgres } from "#platform/postgres-database";

const MIGRATIONS = new URL("../migrations/", import.meta.url);
const SERVER_URL = process.env.TEST_DATABASE_URL ?? "";

/** True when the suite runs on a PostgreSQL server rather than on the embedded engine. */
export const onServer = SERVER_URL !== "";

export interface TestDatabase {
  database: Database;
  /** Superuser's connection, past every lock: for looking at what is really stored. */
  owner: Kysely<Tables>;
  /** Connection addresses, on a server only. */
  urls: { app: string; system: string; owner: string } | null;
  close(): Promise<void>;
}

/** A database of its own with every migration applied. */
export async function openTestDatabase(): Promise<TestDatabase> {
  return onServer ? openServerDatabase() : openEmbeddedDatabase();
}

async function openEmbeddedDatabase(): Promise<TestDatabase> {
  const migrations = await readMigrations(MIGRATIONS);
  const database = await openPglite({ dataDir: null, snapshot: await embeddedTemplate(migrations) });
  const owner = database.ownerConnection();
  if (!owner) throw new Error("The embedded database has an owner connection.");
  return { database, owner, urls: null, close: () => database.close() };
}

/** A dump of the migrated database, kept between runs until a migration changes. */
async function embeddedTemplate(migrations: Migration[]): Promise<Uint8Array<ArrayBuffer>> {
  const key = createHash("sha256")
    .update(migrations.map((migration) => migration.checksum).join())
    .digest("hex")
    .slice(0, 16);
  const folder = path.join(tmpdir(), "netvexa-test-templates");
  const file = path.join(folder, `${key}.tar`);
  if (!existsSync(file)) {
    const database = await openPglite({ dataDir: null });
    const owner = database.ownerConnection();
    if (owner) await migrate(owner, migrations);
    await mkdir(folder, { recursive: true });
    const partial = `${file}.${process.pid}.${Date.now()}`;
    await writeFile(partial, await database.dump());
    await rename(partial, file);
    await database.close();
  }
  return new Uint8Array(await readFile(file));
}

async function openServerDatabase(): Promise<TestDatabase> {
  const name = `netvexa_test_${newId().replaceAll("-", "")}`;
  const admin = connect(SERVER_URL);
  await createLogins(admin);
  await sql.raw(`create database ${name}`).execute(admin);
  const urls = {
    app: urlFor(name, "netvexa_test_app"),
    system: urlFor(name, "netvexa_test_system"),
    owner: urlFor(name, null),
  };
  const owner = connect(urls.owner);
  await migrate(owner, await readMigrations(MIGRATIONS));
  await sql.raw(`grant netvexa_app to netvexa_test_app; grant netvexa_system to netvexa_test_system`).execute(owner);
  const database = openPostgres({ databaseUrl: urls.app, systemUrl: urls.system, ownerUrl: urls.owner });
  const close = async () => {
    await database.close();
    await owner.destroy();
    await dropDatabase(admin, name);
    await admin.destroy();
  };
  return { database, owner, urls, close };
}

/** Connections that were ended a moment ago may still be leaving; cutting them off would raise errors in this process. */
async function dropDatabase(admin: Kysely<Tables>, name: string): Promise<void> {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const { rows } = await sql`select 1 from pg_stat_activity where datname = ${name}`.execute(admin);
    if (rows.length === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await sql.raw(`drop database if exists ${name} with (force)`).execute(admin);
}

async function createLogins(admin: Kysely<Tables>): Promise<void> {
  for (const login of ["netvexa_test_app", "netvexa_test_system"]) {
    await sql
      .raw(
        `do $$ begin create role ${login} login password '${login}'; exception when duplicate_object or unique_violation then null; end $$`,
      )
      .execute(admin);
  }
}

function connect(url: string): Kysely<Tables> {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  // Dropping the database may cut a client off that has not finished ending.
  pool.on("connect", (client) => client.on("error", () => undefined));
  // As may a server that a test kills.
  pool.on("error", () => undefined);
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

function urlFor(database: string, login: string | null): string {
  const url = new URL(SERVER_URL);
  url.pathname = `/${database}`;
  if (login !== null) {
    url.username = login;
    url.password = login;
  }
  return url.toString();
}
