import { chmod, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { forgetInstalled, openDebianArchive, unpackWithDependencies } from "./debian-archive.ts";
import { libraryPath } from "./library-path.ts";
import { platformKey } from "./platform-key.ts";
import { cachedFolder } from "./program-cache.ts";

const PACKAGES = ["php-cli", "php-sqlite3", "php-xml", "php-mbstring", "php-curl"];
// Others build on these, and PHP loads extensions in the order in which they are named.
const FIRST = ["pdo", "dom", "xml"];
// Of no use to a web site, or in want of more than was unpacked.
const LEFT_OUT = new Set(["ffi", "opcache", "readline", "sockets", "sysvmsg", "sysvsem", "sysvshm"]);

/**
 * The path of a command-line PHP with what WordPress asks for, unpacked into the cache. The system's own PHP is never
 * taken: which extensions and settings it has is nobody's promise.
 */
export async function findPhp(): Promise<string> {
  const root = await cachedFolder(`php-1-${await platformKey()}`, unpackPhp);
  return writeLauncher(root, await writeSettings(root));
}

async function unpackPhp(root: string): Promise<void> {
  const archive = await openDebianArchive();
  try {
    await forgetInstalled(archive);
    await unpackWithDependencies(archive, PACKAGES, root);
  } finally {
    await archive.close();
  }
  for (const unused of ["usr/share/doc", "usr/share/man", "usr/share/locale"]) {
    await rm(join(root, unused), { recursive: true, force: true });
  }
}

async function writeSettings(root: string): Promise<string> {
  const [folder = ""] = (await readdir(join(root, "usr/lib/php"))).filter((name) => /^\d{8}$/.test(name));
  const extensions = join(root, "usr/lib/php", folder);
  const found = (await readdir(extensions)).map((file) => file.replace(/\.so$/, ""));
  const named = [...FIRST, ...found.filter((name) => !FIRST.includes(name) && !LEFT_OUT.has(name))];
  const lines = [
    `extension_dir=${extensions}`,
    ...named.map((name) => `extension=${name}`),
    ...(found.includes("opcache") ? ["zend_extension=opcache", "opcache.enable_cli=1"] : []),
    "memory_limit=128M",
    "upload_max_filesize=64M",
    "post_max_size=64M",
  ];
  const file = join(root, "php.ini");
  await writeFile(file, `${lines.join("\n")}\n`);
  return file;
}

// Written at every start, like the settings: the folder may have been moved, and both name it.
async function writeLauncher(root: string, settings: string): Promise<string> {
  const [program = ""] = (await readdir(join(root, "usr/bin"))).filter((name) => /^php\d+\.\d+$/.test(name));
  if (program === "") throw new Error("the unpacked packages hold no PHP");
  const launcher = join(root, "bin/php");
  await mkdir(join(root, "bin"), { recursive: true });
  const lines = [
    "#!/bin/sh",
    // Else it reads the settings of a PHP that the system may have.
    "export PHP_INI_SCAN_DIR=",
    `export LD_LIBRARY_PATH='${await libraryPath(root)}'`,
    `exec '${join(root, "usr/bin", program)}' -c '${settings}' "$@"`,
  ];
  await writeFile(launcher, `${lines.join("\n")}\n`);
  await chmod(launcher, 0o755);
  return launcher;
}
