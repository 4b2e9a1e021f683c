import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { libraryPath } from "./library-path.ts";
import { runProgram } from "./run-program.ts";
import { unpackPrograms } from "./unpack-programs.ts";

const PACKAGES = ["chromium", "chromium-common", "fonts-dejavu-core", "fonts-liberation"];

/** The path of a Chromium that runs here: `CHROMIUM_PATH`, one on the path, else one unpacked into the cache. */
export async function findChromium(): Promise<string> {
  const named = process.env["CHROMIUM_PATH"];
  if (named !== undefined && named !== "") return named;
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    const found = await runProgram(["which", name]);
    if (found.code === 0) return found.stdout.trim();
  }
  return writeLauncher(await unpackPrograms({ name: "chromium", version: 1, names: PACKAGES }));
}

// Written at every start: the folder may have been moved, and the launcher names it.
async function writeLauncher(root: string): Promise<string> {
  const fonts = join(root, "fonts.conf");
  const directories = [join(root, "usr/share/fonts"), "/usr/share/fonts"]
    .map((folder) => `<dir>${folder}</dir>`)
    .join("");
  await writeFile(
    fonts,
    `<?xml version="1.0"?><fontconfig>${directories}<cachedir>${root}/font-cache</cachedir></fontconfig>\n`,
  );
  const launcher = join(root, "bin/chromium");
  await mkdir(join(root, "bin"), { recursive: true });
  const lines = [
    "#!/bin/sh",
    `export LD_LIBRARY_PATH='${await libraryPath(root)}'`,
    `export FONTCONFIG_FILE='${fonts}'`,
    `exec '${root}/usr/lib/chromium/chromium' "$@"`,
  ];
  await writeFile(launcher, `${lines.join("\n")}\n`);
  await chmod(launcher, 0o755);
  return launcher;
}
