import { openDebianArchive, unpackWithDependencies } from "./debian-archive.ts";
import { platformKey } from "./platform-key.ts";
import { cachedFolder } from "./program-cache.ts";

/** The cached folder of some unpacked packages; the number goes up when what is unpacked changes. */
export async function unpackPrograms(packages: { name: string; version: number; names: string[] }): Promise<string> {
  return cachedFolder(`${packages.name}-${packages.version}-${await platformKey()}`, async (folder) => {
    const archive = await openDebianArchive();
    try {
      await unpackWithDependencies(archive, packages.names, folder);
    } finally {
      await archive.close();
    }
  });
}
