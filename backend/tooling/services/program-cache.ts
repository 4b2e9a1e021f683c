import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";

/** The folder that unpacked programs are kept in: `NETVEXA_CACHE_DIR`, else `~/.cache/netvexa`. */
export function programCacheDir(): string {
  return (
    process.env["NETVEXA_CACHE_DIR"] ?? join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "netvexa")
  );
}

async function isComplete(folder: string): Promise<boolean> {
  return readFile(join(folder, ".complete")).then(
    () => true,
    () => false,
  );
}

/**
 * Returns a cached folder, filling it first when it is not there.
 * The folder appears whole or not at all: it is filled under another name and then renamed, so two runs may race.
 */
export async function cachedFolder(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(programCacheDir(), name);
  if (await isComplete(folder)) return folder;
  const draft = `${folder}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  try {
    await fill(draft);
    await writeFile(join(draft, ".complete"), "");
    if (!(await isComplete(folder))) await rm(folder, { recursive: true, force: true });
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await isComplete(folder))) throw error;
  }
  return folder;
}
