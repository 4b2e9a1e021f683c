import path from "node:path";
import { copyDatabase, type CopiedTable } from "#platform/copy-database";
import { lockFolder } from "#platform/folder-lock";
import { migrate } from "#platform/migrate";
import { openPglite } from "#platform/pglite-database";
import { openPostgres } from "#platform/postgres-database";
import { readProductMigrations } from "./product-migrations.ts";

export interface MoveOptions {
  dataDir: string;
  ownerUrl: string;
  systemUrl: string;
  onProgress: (line: string) => void;
}

/** Moves an embedded installation that no server uses to PostgreSQL; nothing is deleted from the folder. */
export async function moveToServer(options: MoveOptions): Promise<CopiedTable[]> {
  const lock = await lockFolder(options.dataDir);
  const embedded = await openPglite({ dataDir: path.join(options.dataDir, "postgres") });
  const server = openPostgres({
    databaseUrl: options.systemUrl,
    systemUrl: options.systemUrl,
    ownerUrl: options.ownerUrl,
  });
  try {
    const migrations = await readProductMigrations();
    const source = embedded.systemConnection("interactive");
    await migrate(source, migrations);
    const owner = server.ownerConnection();
    if (owner) await migrate(owner, migrations);
    return await copyDatabase({
      source,
      target: server.systemConnection("interactive"),
      onTable: ({ table, rows }) => options.onProgress(`${table}: ${rows} rows`),
    });
  } finally {
    await server.close();
    await embedded.close();
    await lock.release();
  }
}
