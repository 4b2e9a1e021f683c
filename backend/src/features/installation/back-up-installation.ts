import path from "node:path";
import { createBackup, type Backup } from "#platform/embedded-backup";
import { AppError } from "#platform/errors";
import { isEmbedded } from "#platform/pglite-database";
import type { Platform } from "#platform/platform";

/** A backup of an embedded installation, in `backups/` of its data folder. Throws `backup_by_server` on a server. */
export async function backUpInstallation(platform: Platform): Promise<Backup> {
  const { database, env, clock } = platform;
  if (!isEmbedded(database)) {
    throw new AppError({
      kind: "conflict",
      code: "backup_by_server",
      detail: "This installation keeps its data on a PostgreSQL server. Back that up with its own tools, e.g. pg_dump.",
    });
  }
  const name = `netvexa-${clock.now().toISOString().replaceAll(/[:.]/g, "-")}.tar.gz`;
  return createBackup(database, env.dataDir, path.join(env.dataDir, "backups", name));
}
