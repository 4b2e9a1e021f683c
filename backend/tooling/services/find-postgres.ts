import { access, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { cachedFolder } from "./program-cache.ts";
import { compilePgvector } from "./compile-pgvector.ts";
import { findCandidate, openDebianArchive, unpackWithDependencies, type DebianArchive } from "./debian-archive.ts";
import { libraryPath } from "./library-path.ts";
import { platformKey } from "./platform-key.ts";
import { runProgram } from "./run-program.ts";

export interface PostgresPrograms {
  /** Folder of `initdb` and `postgres`. */
  bin: string;
  env: NodeJS.ProcessEnv;
  /** Set when the programs were unpacked: everything that they need lies under it. */
  root?: string;
}

/** PostgreSQL 15 or newer with pgvector 0.8 or newer: the one on the path, else one unpacked into the cache. */
export async function findPostgres(): Promise<PostgresPrograms> {
  return (await findInstalled()) ?? (await findUnpacked());
}

async function findInstalled(): Promise<PostgresPrograms | undefined> {
  const config = await runProgram(["pg_config", "--bindir", "--sharedir", "--version"]);
  if (config.code !== 0) return undefined;
  const [bin = "", share = "", version = ""] = config.stdout.trim().split("\n");
  const isRecent = Number(/PostgreSQL (\d+)/.exec(version)?.[1] ?? 0) >= 15;
  const hasServer = await exists(join(bin, "postgres"));
  return isRecent && hasServer && (await hasExtensions(share)) ? { bin, env: process.env } : undefined;
}

async function hasExtensions(share: string): Promise<boolean> {
  const names: string[] = await readdir(join(share, "extension")).catch(() => []);
  const hasVector = names.some((name) => /^vector--0\.([89]|\d\d)\.\d+\.sql$/.test(name));
  return hasVector && names.includes("pg_trgm.control");
}

async function findUnpacked(): Promise<PostgresPrograms> {
  const root = await cachedFolder(`postgres-1-${await platformKey()}`, unpackPostgres);
  const [major = ""] = await readdir(join(root, "usr/lib/postgresql"));
  const env = { ...process.env, LD_LIBRARY_PATH: await libraryPath(root) };
  return { bin: join(root, "usr/lib/postgresql", major, "bin"), env, root };
}

async function unpackPostgres(root: string): Promise<void> {
  const archive = await openDebianArchive();
  try {
    const major = /^(\d+)/.exec((await findCandidate(archive, "postgresql")) ?? "")?.[1];
    if (major === undefined || Number(major) < 15)
      throw new Error("the package sources offer no PostgreSQL 15 or newer");
    await unpackServer(archive, { root, major });
  } finally {
    await archive.close();
  }
  for (const unused of ["usr/share/doc", "usr/share/man", "usr/share/locale"]) {
    await rm(join(root, unused), { recursive: true, force: true });
  }
}

async function unpackServer(archive: DebianArchive, { root, major }: { root: string; major: string }): Promise<void> {
  const server = `postgresql-${major}`;
  const vector = await findCandidate(archive, `${server}-pgvector`);
  const isRecent = vector !== undefined && /^(0\.([89]|\d\d)|[1-9])/.test(vector);
  await unpackWithDependencies(archive, isRecent ? [server, `${server}-pgvector`] : [server], root);
  if (!isRecent) await compilePgvector(archive, { root, major });
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
