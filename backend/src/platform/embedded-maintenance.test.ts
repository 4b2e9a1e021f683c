import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { maintain } from "./embedded-maintenance.ts";
import { openPglite, type EmbeddedDatabase } from "./pglite-database.ts";

describe("[D4] maintenance of the embedded database", () => {
  let folder: string;
  let database: EmbeddedDatabase;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "netvexa-maintenance-"));
    database = await openPglite({ dataDir: folder });
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("keeps a table that is rewritten again and again near its size, and the log short", async () => {
    const run = (text: string) => sql.raw(text).execute(database.systemConnection("bulk"));
    const bytes = async (of: string) => {
      const { rows } = await sql<{ bytes: number }>`select ${sql.raw(of)}::bigint as bytes`.execute(
        database.systemConnection("bulk"),
      );
      return rows[0]?.bytes ?? 0;
    };
    await run("create table rewritten as select i, md5(i::text) as text from generate_series(1, 20000) i");
    const before = await bytes("pg_total_relation_size('rewritten')");
    const vacuumed = new Set<string>();
    for (let round = 0; round < 12; round += 1) {
      await run("update rewritten set text = md5(text)");
      for (const table of await maintain(database)) vacuumed.add(table);
    }
    expect([...vacuumed]).toContain("public.rewritten");
    // One round's dead rows stand beside the live ones until they are removed.
    expect(await bytes("pg_total_relation_size('rewritten')")).toBeLessThan(before * 2.5);
    expect(await bytes("(select sum(size) from pg_ls_waldir())")).toBeLessThanOrEqual(96 * 1024 * 1024);
  });
});
