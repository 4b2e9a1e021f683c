import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { WIDGET_PROTOCOL } from "../../backend/contract/widget-protocol.ts";
import { buildWidget, writeWidget } from "../../widget/build.ts";
import { buildLanguages } from "./build-languages.ts";
import { writeZip } from "./write-zip.ts";

const ROOT = fileURLToPath(new URL(".", import.meta.url));
const ZIP = join(ROOT, "dist/netvexa-chat.zip");
const MAX_BYTES = 400_000;
// The loader with the chat's place in the page and the visitor's consent; every page that shows the chat loads it.
const MAX_LOADER_GZIP = 2_560;
// The sources go along, so that what is minified can be read.
const SHIPPED =
  /^(netvexa-chat\.php|uninstall\.php|readme\.txt|(includes|assets|blocks|loader|languages|dist\/(chat|widget|languages))\/.+)$/;
const WIDGET_SOURCE = fileURLToPath(new URL("../../widget/src/", import.meta.url));

buildBlocks();
await buildOwnWidget();
const translations = buildLanguages(ROOT);
const version = findVersion();
const files = [...readFiles(ROOT, "", SHIPPED), ...readFiles(WIDGET_SOURCE, "widget-source/", /\.(tsx?|css)$/)];
const zip = writeZip(files);
if (zip.length > MAX_BYTES)
  throw new Error(`netvexa-chat.zip has ${zip.length} bytes; at most ${MAX_BYTES} are allowed`);
writeFileSync(ZIP, zip);
process.stdout.write(
  `${ZIP}: version ${version}, ${files.length} files, ${(zip.length / 1000).toFixed(0)} kB, ${translations.length} files of translations\n`,
);

function buildBlocks(): void {
  const path = [dirname(process.execPath), process.env.PATH ?? ""].join(delimiter);
  const script = join(ROOT, "node_modules/.bin/wp-scripts");
  const options = ["build", "--source-path=blocks", "--output-path=dist"];
  const done = spawnSync(script, options, { cwd: ROOT, env: { ...process.env, PATH: path }, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`wp-scripts ended with code ${done.status}:\n${done.stdout}\n${done.stderr}`);
}

/** The widget of this repository behind the plugin's own loader, for the protocol that the plugin says it speaks. */
async function buildOwnWidget(): Promise<void> {
  const spoken = Number(readMatch("includes/class-widget-files.php", /PROTOCOL = (\d+);/));
  if (spoken !== WIDGET_PROTOCOL.current)
    throw new Error(`the widget speaks protocol ${WIDGET_PROTOCOL.current}, class-widget-files.php says ${spoken}`);
  const modules = { "cart.js": join(ROOT, "loader/cart.ts"), "orders.js": join(ROOT, "loader/orders.ts") };
  const { files, gzipBytes } = await buildWidget(join(ROOT, "loader/start-chat.ts"), modules);
  const loaderBytes = gzipBytes["widget.js"] ?? Infinity;
  if (loaderBytes > MAX_LOADER_GZIP)
    throw new Error(`the loader has ${loaderBytes} bytes after gzip; at most ${MAX_LOADER_GZIP} are allowed`);
  await writeWidget(join(ROOT, "dist/widget"), files);
}

/** Sorted, so that the same source gives the same bytes on every machine. */
function readFiles(folder: string, prefix: string, wanted: RegExp): { name: string; content: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
    .filter((name) => wanted.test(name) && !/\.(d|test)\.ts$/.test(name))
    .toSorted()
    .map((name) => ({ name: `netvexa-chat/${prefix}${name}`, content: readFileSync(join(folder, name)) }));
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
