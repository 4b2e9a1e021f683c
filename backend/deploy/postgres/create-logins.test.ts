import { readFile } from "node:fs/promises";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#platform/ids";
import { migrate, readMigrations } from "#platform/migrate";
import { openPostgres } from "#platform/postgres-database";
import { onServer } from "#test/test-database";

const LOGINS = ["netvexa_owner", "netvexa_app_login", "netvexa_system_login"];
const DATABASE = `netvexa_deploy_${newId().replaceAll("-", "")}`;
const PASSWORDS = "-c netvexa.owner_password=owner -c netvexa.app_password=app -c netvexa.system_password=system";

function urlOf(login: string | null): string {
  const url = new URL(process.env["TEST_DATABASE_URL"] ?? "");
  url.pathname = `/${DATABASE}`;
  if (login !== null) url.username = login;
  return url.toString();
}

/** Runs statements as superuser, in a connection that is closed afterwards. */
async function asSuperuser(connectionString: string | undefined, statements: string[], options?: string) {
  const client = new pg.Client({ connectionString, options });
  await client.connect();
  try {
    const results: pg.QueryResult[] = [];
    for (const statement of statements) results.push(await client.query(statement));
    return results.at(-1)?.rows ?? [];
  } finally {
    await client.end();
  }
}

const server = process.env["TEST_DATABASE_URL"];
const dropLogins = LOGINS.map((login) => `drop role if exists ${login}`);

describe.skipIf(!onServer)("the logins of a server", () => {
  beforeAll(async () => {
    await asSuperuser(server, [...dropLogins, `create database ${DATABASE}`]);
    const script = await readFile(new URL("create-logins.sql", import.meta.url), "utf8");
    await asSuperuser(urlOf(null), [script], PASSWORDS);
  });

  afterAll(async () => {
    await asSuperuser(server, [`drop database if exists ${DATABASE} with (force)`, ...dropLogins]);
  });

  test("have passwords, and none may do more than its work", async () => {
    const rows = await asSuperuser(server, [
      `select rolname, rolpassword is null as bare,
              rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as mighty
       from pg_authid where rolname in (${LOGINS.map((login) => `'${login}'`).join(", ")})`,
    ]);
    expect(rows).toHaveLength(LOGINS.length);
    expect(rows.filter(({ bare, mighty }) => bare || mighty)).toEqual([]);
  });

  test("let the owner migrate, and keep the application to the tenant's rows and away from the schema", async () => {
    const database = openPostgres({
      databaseUrl: urlOf("netvexa_app_login"),
      systemUrl: urlOf("netvexa_system_login"),
      ownerUrl: urlOf("netvexa_owner"),
    });
    const owner = database.ownerConnection();
    if (owner === null) throw new Error("A server with an owner's URL has an owner's connection.");
    await migrate(owner, await readMigrations(new URL("../../migrations/", import.meta.url)));
    const app = database.tenantConnection("interactive");
    expect((await sql`select 1 from storefronts`.execute(app)).rows).toEqual([]);
    await expect(sql`set role netvexa_system`.execute(app)).rejects.toThrow(/permission denied/);
    await expect(sql`create table mine (id int)`.execute(app)).rejects.toThrow(/permission denied/);
    await expect(sql`drop table storefronts`.execute(app)).rejects.toThrow(/must be owner/);
    const auth = database.authConnection();
    expect((await sql`select 1 from auth.people`.execute(auth)).rows).toEqual([]);
    await expect(sql`select 1 from storefronts`.execute(auth)).rejects.toThrow(/permission denied/);
    await expect(sql`select 1 from auth.people`.execute(app)).rejects.toThrow(/permission denied/);
    await database.close();
  });
});
