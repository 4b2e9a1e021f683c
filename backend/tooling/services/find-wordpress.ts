import { cp, mkdir, readdir, readlink, rm, stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { findCandidate, openReleaseArchive, unpackAlone } from "./debian-archive.ts";
import { cachedFolder } from "./program-cache.ts";
import { unpackSqliteDriver } from "./unpack-sqlite-driver.ts";

/** Debian releases by the WordPress that they hold. */
const RELEASES: Record<string, string> = { "6.8": "trixie", "7.1": "sid" };

// Debian takes libraries out of WordPress and links to their own packages.
const PACKAGES = [
  "wordpress",
  "wordpress-theme-twentytwentyfive",
  "libjs-cropper",
  "libjs-jquery-ui",
  "libjs-lodash",
  "libjs-underscore",
  "libphp-phpmailer",
  "node-lodash",
  "php-getid3",
];

/** Thrown where a WordPress cannot be had, as opposed to one that is there and does not work. */
export class WordpressMissing extends Error {}

/**
 * The folder of WordPress's files with its SQLite driver beside them (`sqlite-database-integration`), from the cache.
 * `version` is such as `6.8`; throws `WordpressMissing` where no release has it.
 */
export async function findWordpress(version: string): Promise<string> {
  return cachedFolder(`wordpress-1-${version}`, async (folder) => {
    await unpackWordpress(version, folder);
    await unpackSqliteDriver(join(folder, "wp-content/mu-plugins"));
  });
}

async function unpackWordpress(version: string, folder: string): Promise<void> {
  const release = RELEASES[version];
  if (release === undefined) throw new WordpressMissing(`no Debian release is known to have WordPress ${version}`);
  const archive = await openReleaseArchive(release).catch((error: unknown) => {
    throw new WordpressMissing(error instanceof Error ? error.message : String(error));
  });
  const root = join(archive.root, "wordpress");
  try {
    const candidate = await findCandidate(archive, "wordpress");
    if (candidate?.startsWith(version) !== true) {
      throw new WordpressMissing(`the Debian mirror has no WordPress ${version} in ${release}`);
    }
    await mkdir(root);
    await unpackAlone(archive, PACKAGES, root);
    await keepLinksInside(root);
    await rm(join(root, "usr/share/wordpress/wp-config.php"), { force: true });
    // Some suites keep the content elsewhere, and link to it.
    for (const part of ["usr/share/wordpress", "var/lib/wordpress"]) {
      if (!(await exists(join(root, part)))) continue;
      await cp(join(root, part), folder, { recursive: true, dereference: true, force: false });
    }
  } finally {
    await archive.close();
  }
  for (const name of ["plugins", "mu-plugins", "themes", "uploads"]) {
    await mkdir(join(folder, "wp-content", name), { recursive: true });
  }
}

/** Turns links to absolute paths into links below `root`; those whose target was not unpacked go. */
async function keepLinksInside(root: string): Promise<void> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const links = entries.filter((entry) => entry.isSymbolicLink()).map((entry) => join(entry.parentPath, entry.name));
  for (const link of links) {
    const target = await readlink(link);
    if (!target.startsWith("/")) continue;
    await rm(link);
    await symlink(join(root, target), link);
  }
  for (const link of links) if (!(await exists(link))) await rm(link);
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
