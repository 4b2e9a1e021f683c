import { sql, type Kysely } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Tables } from "#platform/database";
import { openTestDatabase, type TestDatabase } from "#test/test-database";

interface Reference {
  target: string;
  columns: string[];
  types: string[];
}

/** Tables that others refer to, with the columns by which they do. */
async function readReferences(owner: Kysely<Tables>): Promise<Reference[]> {
  const { rows } = await sql<Reference>`
    select distinct confrelid::regclass::text as target,
      (select array_agg(a.attname::text order by k.position) from unnest(confkey) with ordinality as k (number, position)
        join pg_attribute a on a.attrelid = confrelid and a.attnum = k.number) as columns,
      (select array_agg(format_type(a.atttypid, a.atttypmod) order by k.position)
        from unnest(confkey) with ordinality as k (number, position)
        join pg_attribute a on a.attrelid = confrelid and a.attnum = k.number) as types
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1`.execute(owner);
  return rows;
}

/** The plan that a session makes for the check of a foreign key and then keeps. */
async function planCheck(owner: Kysely<Tables>, { target, columns, types }: Reference): Promise<string> {
  const conditions = columns.map((column, index) => `${column} = $${index + 1}`).join(" and ");
  const values = types.map((type) => (type === "uuid" ? "'00000000-0000-7000-8000-000000000000'" : "1")).join(", ");
  return owner.connection().execute(async (session) => {
    await sql.raw("set plan_cache_mode = force_generic_plan").execute(session);
    await sql
      .raw(
        `prepare key_check (${types.join(", ")}) as select 1 from only ${target} x where ${conditions} for key share of x`,
      )
      .execute(session);
    const { rows } = await sql.raw<Record<string, string>>(`explain execute key_check(${values})`).execute(session);
    await sql.raw("deallocate key_check; reset plan_cache_mode").execute(session);
    return rows.flatMap((row) => Object.values(row)).join("\n");
  });
}

describe("[D4] the check of a foreign key", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  it("finds its row by the whole key even when it was planned while the table was empty", async () => {
    const references = await readReferences(database.owner);
    expect(references.length).toBeGreaterThan(8);
    const slow: string[] = [];
    for (const reference of references) {
      const plan = await planCheck(database.owner, reference);
      if (plan.includes("Filter:") || plan.includes("Seq Scan")) slow.push(`${reference.target}:\n${plan}`);
    }
    expect(slow).toEqual([]);
  });
});
