import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql, type Kysely } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { onServer, openTestDatabase } from "#test/test-database";
import { copyDatabase } from "./copy-database.ts";
import type { Tables } from "./database.ts";
import { createBackup, restoreBackup } from "./embedded-backup.ts";
import { lockFolder } from "./folder-lock.ts";
import { newId } from "./ids.ts";
import { migrate, readMigrations } from "./migrate.ts";
import { openPglite, type EmbeddedDatabase } from "./pglite-database.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "netvexa-move-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function openEmbedded(dataDir: string): Promise<EmbeddedDatabase> {
  const database = await openPglite({ dataDir: path.join(dataDir, "postgres") });
  await migrate(owner(database), await readMigrations(new URL("../../migrations/", import.meta.url)));
  return database;
}

function owner(database: EmbeddedDatabase): Kysely<Tables> {
  return database.systemConnection("interactive");
}

/** Rows of every awkward kind: texts with quotes and line ends, arrays, JSON, times, vectors, nulls. */
async function fill(connection: Kysely<Tables>): Promise<string> {
  const [organisation, tenant, source] = [newId(), newId(), newId()];
  const odd = 'a "quoted", \\ back\nline (paren) ’ü\t{brace}';
  await sql`insert into organisations (id, name) values (${organisation}, ${odd})`.execute(connection);
  await sql`insert into tenants (id, organisation_id) values (${tenant}, ${organisation})`.execute(connection);
  await sql`insert into storefronts (tenant_id, kind, name, public_key, allowed_origins)
    values (${tenant}, 'web', ${odd}, 'pk_move', array['https://a.example', ${odd}])`.execute(connection);
  await sql`insert into sources (tenant_id, id, kind, name, options)
    values (${tenant}, ${source}, 'push', 'Push', jsonb_build_object('odd', ${odd}::text))`.execute(connection);
  await sql`insert into embedding_cache (tenant_id, model, content_hash, embedding)
    select ${tenant}::uuid, 'm', i::text, ('[' || i / 7.0 || ',' || 1e-8 * i || ']')::vector from generate_series(1, 3000) i`.execute(
    connection,
  );
  await sql`insert into job_outbox (tenant_id, id, name, payload) values (${tenant}, ${newId()}, 'waiting', '{"a": 1}')`.execute(
    connection,
  );
  const person = newId();
  await sql`insert into auth.people (id, name, email, email_verified) values (${person}, ${odd}, 'odd@example.com', true)`.execute(
    connection,
  );
  await sql`insert into members (organisation_id, id, person_id, role, all_storefronts)
    values (${organisation}, ${newId()}, ${person}, 'owner', true)`.execute(connection);
  await sql`select append_audit_to(${organisation}, ${JSON.stringify({ odd })})`.execute(connection);
  return tenant;
}

describe("[D4] a backup", () => {
  it("holds every row, and restoring it moves what stood there aside", async () => {
    const [dataDir, file] = [path.join(folder, "data"), path.join(folder, "backup.tar.gz")];
    const database = await openEmbedded(dataDir);
    const tenant = await fill(owner(database));
    await createBackup(database, dataDir, file);
    await sql`delete from embedding_cache`.execute(owner(database));
    await database.close();

    const aside = await restoreBackup(file, dataDir);
    expect(aside).toContain("before-restore-");
    const restored = await openEmbedded(dataDir);
    const { rows } = await sql<{
      count: number;
    }>`select count(*) from embedding_cache where tenant_id = ${tenant}`.execute(owner(restored));
    expect(rows[0]?.count).toBe(3000);
    await restored.close();
  });

  it("that is broken changes nothing, and neither does one for a folder in use", async () => {
    const dataDir = path.join(folder, "data");
    const broken = path.join(folder, "broken.tar.gz");
    await writeFile(broken, "not an archive");
    await expect(restoreBackup(broken, dataDir)).rejects.toMatchObject({ code: "backup_unreadable" });
    expect(await readdir(dataDir)).toEqual([]);
    const lock = await lockFolder(dataDir);
    await expect(restoreBackup(broken, dataDir)).rejects.toMatchObject({ code: "folder_in_use" });
    await lock.release();
  });
});

if (onServer) {
  describe("[D4] moving to a server", () => {
    it("brings every row over unchanged, jobs included, and only into an empty database", async () => {
      const embedded = await openEmbedded(path.join(folder, "data"));
      const tenant = await fill(owner(embedded));
      const server = await openTestDatabase();
      const ends = { source: owner(embedded), target: server.database.systemConnection("bulk") };
      const copied = await copyDatabase(ends);
      expect(copied.find((entry) => entry.table === "embedding_cache")?.rows).toBe(3000);
      const { rows } = await sql<{
        name: string;
        allowed_origins: string[];
      }>`select name, allowed_origins from storefronts where tenant_id = ${tenant}`.execute(server.owner);
      expect(rows[0]?.allowed_origins[1]).toBe(rows[0]?.name);
      expect(copied).toContainEqual({ table: "auth.people", rows: 1 });
      expect(copied).toContainEqual({ table: "audit_entries", rows: 1 });
      const jobs = await sql<{ name: string }>`select name from job_outbox`.execute(server.owner);
      expect(jobs.rows).toEqual([{ name: "waiting" }]);
      await expect(copyDatabase(ends)).rejects.toMatchObject({ code: "target_not_empty" });
      await embedded.close();
      await server.close();
    });

    it("keeps nothing when a row arrives different", async () => {
      const embedded = await openEmbedded(path.join(folder, "data"));
      await fill(owner(embedded));
      const server = await openTestDatabase();
      await sql
        .raw(`create function spoil() returns trigger language plpgsql as 'begin new.name := new.name || ''!''; return new; end';
        create trigger spoil before insert on storefronts for each row execute function spoil()`)
        .execute(server.owner);
      const copying = copyDatabase({ source: owner(embedded), target: server.database.systemConnection("bulk") });
      await expect(copying).rejects.toMatchObject({ code: "copy_differs" });
      const { rows } = await sql`select 1 from organisations`.execute(server.owner);
      expect(rows).toEqual([]);
      await embedded.close();
      await server.close();
    });
  });
}
