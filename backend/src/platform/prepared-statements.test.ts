import { CompiledQuery, type Kysely } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Tables } from "./database.ts";
import { openPglite, type EmbeddedDatabase } from "./pglite-database.ts";

let database: EmbeddedDatabase;
let owner: Kysely<Tables>;
beforeAll(async () => {
  database = await openPglite({ dataDir: null });
  const connection = database.ownerConnection();
  if (!connection) throw new Error("An embedded database has an owner.");
  owner = connection;
});
afterAll(() => database.close());

async function run(text: string, parameters: unknown[] = []): Promise<unknown[]> {
  return (await owner.executeQuery(CompiledQuery.raw(text, parameters))).rows;
}

async function runThrice(text: string, parameters: unknown[]): Promise<unknown[][]> {
  const answers = [];
  for (let time = 0; time < 3; time += 1) answers.push(await run(text, parameters));
  return answers;
}

describe("[V12] a statement that the embedded engine has kept", () => {
  it("takes and returns every type as it does the first time", async () => {
    const text = `select $1::text as text, $2::int as int, $3::bigint as bigint, $4::boolean as boolean, $5::jsonb as json,
      $6::text[] as texts, $7::int[] as numbers, $8::timestamptz as moment, $9::bytea as bytes, $10::uuid as uuid, $11::text as nothing`;
    const [first, second, third] = await runThrice(text, [
      'a "quoted", \\ and {braced} ☃',
      -7,
      9_007_199_254_740_991,
      true,
      JSON.stringify({ a: [1, null, "x"] }),
      ["one", 'two, "three"', "", "NULL"],
      [1, 2, 3],
      new Date("2026-11-21T10:00:00.123Z"),
      new Uint8Array([0, 1, 254, 255]),
      "6f0c2d5e-4b57-4c52-9f4c-0123456789ab",
      null,
    ]);
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    expect(first).toMatchObject([
      { texts: ["one", 'two, "three"', "", "NULL"], json: { a: [1, null, "x"] }, nothing: null },
    ]);
  });

  it("counts what it changed", async () => {
    await run("create table counted (n int)");
    await runThrice("insert into counted select * from generate_series(1, $1::int)", [5]);
    const change = CompiledQuery.raw("update counted set n = n + $1", [1]);
    for (let time = 0; time < 3; time += 1) {
      expect((await owner.executeQuery(change)).numAffectedRows).toBe(15n);
    }
  });

  it("fails with the engine's code, and works again afterwards", async () => {
    const divide = "select 1 / $1::int as result";
    await runThrice(divide, [1]);
    await expect(run(divide, [0])).rejects.toMatchObject({ code: "22012" });
    expect(await run(divide, [1])).toEqual([{ result: 1 }]);
  });

  it("sees columns that came after it", async () => {
    await run("create table grown (one int)");
    await run("insert into grown values (1)");
    await runThrice("select * from grown where one = $1", [1]);
    await run("alter table grown add column two int default 2");
    expect(await runThrice("select * from grown where one = $1", [1])).toEqual(
      Array.from({ length: 3 }, () => [{ one: 1, two: 2 }]),
    );
  });

  it("runs in the order in which it was asked for, beside statements that are new", async () => {
    await run("create table places (n int)");
    const append = "insert into places select coalesce(max(n), 0) + $1::int from places";
    await runThrice(append, [1]);
    const texts = Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? append : `${append} -- ${index}`));
    await owner.connection().execute(async (connection) => {
      await Promise.all(texts.map((text, index) => connection.executeQuery(CompiledQuery.raw(text, [index + 1]))));
    });
    const rows = await run("select n from places order by n");
    const steps = texts.map((_, index) => index + 1);
    const sums = [
      1,
      2,
      3,
      ...steps.map((_, index) => 3 + steps.slice(0, index + 1).reduce((sum, step) => sum + step, 0)),
    ];
    expect(rows).toEqual(sums.map((n) => ({ n })));
  });

  it("may be one of many more than are kept", async () => {
    for (let round = 0; round < 2; round += 1) {
      for (let number = 0; number < 300; number += 1) {
        expect(await run(`select $1::int + ${number} as sum`, [1])).toEqual([{ sum: number + 1 }]);
      }
    }
    const [kept] = await run("select count(*)::int as statements from pg_prepared_statements");
    expect(kept).toEqual({ statements: 250 });
  });
});
