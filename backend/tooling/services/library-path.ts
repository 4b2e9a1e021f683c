import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** `LD_LIBRARY_PATH` for programs unpacked under `root`: its own library folders before what was set already. */
export async function libraryPath(root: string): Promise<string> {
  const folders: string[] = [];
  for (const base of ["usr/lib", "lib"]) {
    const triplets = (await subfolders(join(root, base))).filter((folder) => folder.includes("-linux-gnu"));
    // Some packages keep private libraries one level down and find them only where they were meant to be installed.
    const nested = await Promise.all(triplets.map(subfolders));
    folders.push(...triplets, join(root, base), ...nested.flat());
  }
  const withLibraries = await Promise.all(
    folders.map(async (folder) => ((await holdsLibraries(folder)) ? [folder] : [])),
  );
  const inherited = process.env["LD_LIBRARY_PATH"];
  return [...withLibraries.flat(), ...(inherited === undefined ? [] : [inherited])].join(":");
}

async function subfolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name));
}

async function holdsLibraries(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  return names.some((name) => name.endsWith(".so") || name.includes(".so."));
}
