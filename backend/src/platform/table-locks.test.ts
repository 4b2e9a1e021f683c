import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scanTables } from "#test/scan-tables";
import { openTestDatabase, type TestDatabase } from "#test/test-database";

describe("[L1] [L2] [V3] every table", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.close());

  it("is on the global list or carries all three locks", async () => {
    const scan = await scanTables(test.owner);
    expect(scan.problems).toEqual([]);
    expect(scan.checked).toBeGreaterThan(20);
  });

  it("without a lock is found, whichever is missing", async () => {
    await sql
      .raw(`
      create table gap_unprotected (tenant_id uuid not null, id int, primary key (tenant_id, id));
      create table gap_unscoped (id int primary key);
      create table gap_unforced (tenant_id uuid not null primary key);
      select protect_tenant_table('gap_unforced');
      alter table gap_unforced no force row level security;
      create table gap_unchecked (tenant_id uuid not null primary key);
      select protect_tenant_table('gap_unchecked');
      drop policy tenant_rows on gap_unchecked;
      create policy tenant_rows on gap_unchecked for all to netvexa_app using (tenant_id = current_setting('app.tenant_id')::uuid) with check (true);
      create table gap_key (id int primary key, tenant_id uuid not null);
      select protect_tenant_table('gap_key');
    `)
      .execute(test.owner);
    const { problems } = await scanTables(test.owner);
    for (const name of ["gap_unprotected", "gap_unscoped", "gap_unforced", "gap_unchecked", "gap_key"]) {
      expect(
        problems.some((problem) => problem.startsWith(`${name}:`)),
        name,
      ).toBe(true);
    }
    await sql.raw("drop table gap_unprotected, gap_unscoped, gap_unforced, gap_unchecked, gap_key").execute(test.owner);
  });
});
