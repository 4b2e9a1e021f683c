import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeZip } from "./write-zip.ts";

const ROOT = fileURLToPath(new URL(".", import.meta.url));
const ZIP = join(ROOT, "dist/netvexa-chat.zip");
const MAX_BYTES = 400_000;
// The source of the block goes along, so that what is minified can be read.
const SHIPPED = /^(netvexa-chat\.php|uninstall\.php|readme\.txt|(includes|assets|blocks|dist\/chat)\/.+)$/;

buildBlocks();
const version = findVersion();
const files = listFiles().map((name) => ({ name: `netvexa-chat/${name}`, content: readFileSync(join(ROOT, name)) }));
const zip = writeZip(files);
if (zip.length > MAX_BYTES)
  throw new Error(`netvexa-chat.zip has ${zip.length} bytes; at most ${MAX_BYTES} are allowed`);
writeFileSync(ZIP, zip);
process.stdout.write(`${ZIP}: version ${version}, ${files.length} files, ${(zip.length / 1000).toFixed(0)} kB\n`);

function buildBlocks(): void {
  const path = [dirname(process.execPath), process.env.PATH ?? ""].join(delimiter);
  const script = join(ROOT, "node_modules/.bin/wp-scripts");
  const options = ["build", "--source-path=blocks", "--output-path=dist"];
  const done = spawnSync(script, options, { cwd: ROOT, env: { ...process.env, PATH: path }, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`wp-scripts ended with code ${done.status}:\n${done.stdout}\n${done.stderr}`);
}

/** Sorted, so that the same source gives the same bytes on every machine. */
function listFiles(): string[] {
  return readdirSync(ROOT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length))
    .filter((name) => SHIPPED.test(name) && !name.endsWith(".d.ts"))
    .toSorted();
}

/** WordPress wants it in three places; it is raised in package.json and must be the same in all. */
function findVersion(): string {
  const found = {
    "package.json": readMatch("package.json", /"version": "([^"]+)"/),
    "netvexa-chat.php (header)": readMatch("netvexa-chat.php", /^ \* Version:\s+(\S+)$/m),
    "netvexa-chat.php (constant)": readMatch("netvexa-chat.php", /'NETVEXA_CHAT_VERSION', '([^']+)'/),
    "readme.txt": readMatch("readme.txt", /^Stable tag: (\S+)$/m),
  };
  if (new Set(Object.values(found)).size !== 1) throw new Error(`versions differ: ${JSON.stringify(found)}`);
  return found["package.json"];
}

function readMatch(file: string, pattern: RegExp): string {
  return pattern.exec(readFileSync(join(ROOT, file), "utf8"))?.[1] ?? "";
}
