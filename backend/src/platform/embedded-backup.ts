import { chmod, cp, mkdir, mkdtemp, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { create, extract } from "tar";
import { AppError } from "./errors.ts";
import { lockFolder } from "./folder-lock.ts";
import type { EmbeddedDatabase } from "./pglite-database.ts";

/** What a data folder holds that cannot be made again. */
const KEPT = ["postgres", "master.key", "objects"];

export interface Backup {
  file: string;
  bytes: number;
}

/**
 * Writes the data folder as one `.tar.gz`, consistent as of one moment: statements wait only while the files are copied
 * aside, not while they are packed. The file holds the master key and every secret of the installation.
 */
export async function createBackup(database: EmbeddedDatabase, dataDir: string, file: string): Promise<Backup> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const staging = await mkdtemp(path.join(dataDir, "backup-"));
  try {
    await database.whilePaused(async () => {
      for (const name of KEPT) await copyIfThere(path.join(dataDir, name), path.join(staging, name));
    });
    await create({ gzip: { level: 3 }, cwd: staging, file: `${file}.partial` }, ["."]);
    await chmod(`${file}.partial`, 0o600);
    await rename(`${file}.partial`, file);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return { file, bytes: (await stat(file)).size };
}

async function copyIfThere(from: string, to: string): Promise<void> {
  const there = await stat(from).catch(() => null);
  if (there) await cp(from, to, { recursive: true });
}

/**
 * Puts a backup in place of a data folder that no server uses. What stood there is moved aside, not deleted; returns
 * where to, or null when the folder was empty. Throws `folder_in_use`, `backup_unreadable`.
 */
export async function restoreBackup(file: string, dataDir: string): Promise<string | null> {
  const lock = await lockFolder(dataDir);
  const staging = await mkdtemp(path.join(dataDir, "restore-"));
  try {
    await unpack(file, staging);
    const aside = await moveAside(dataDir);
    for (const name of KEPT) await rename(path.join(staging, name), path.join(dataDir, name)).catch(ignoreMissing);
    return aside;
  } finally {
    await rm(staging, { recursive: true, force: true });
    await lock.release();
  }
}

async function unpack(file: string, folder: string): Promise<void> {
  await extract({ file, cwd: folder, strict: true }).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  const version = await stat(path.join(folder, "postgres", "PG_VERSION")).catch(() => null);
  if (!version) throw unreadable(file, null);
}

async function moveAside(dataDir: string): Promise<string | null> {
  const there = await stat(path.join(dataDir, "postgres")).catch(() => null);
  if (!there) return null;
  const aside = path.join(dataDir, `before-restore-${new Date().toISOString().replaceAll(":", "-")}`);
  await mkdir(aside, { mode: 0o700 });
  for (const name of KEPT) await rename(path.join(dataDir, name), path.join(aside, name)).catch(ignoreMissing);
  return aside;
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
}

function unreadable(file: string, cause: unknown): AppError {
  return new AppError({
    kind: "invalid",
    code: "backup_unreadable",
    detail: `${file} is not a complete Netvexa backup. Use another one; the data folder was not changed.`,
    cause,
  });
}
