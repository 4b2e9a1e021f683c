import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { reportProgress } from "./report-progress.mjs";
import { runNode } from "./run-node.mjs";
import { SetupError } from "./setup-error.mjs";
import { workspaceRoot } from "./workspace-root.mjs";

const PLUGIN = join(workspaceRoot, "plugins/wordpress");
// The widget goes along.
const INPUTS = [PLUGIN, join(workspaceRoot, "widget/src"), join(workspaceRoot, "widget/build.ts")];
const ZIP = join(PLUGIN, "dist/netvexa-chat.zip");
const MARKER = join(PLUGIN, "dist/.built-from");

/**
 * Builds the WordPress plugin's block and zip when anything that they are made from has changed since the last build.
 * @param {string} node path of Node 24
 * @returns {Promise<string>} path of the zip
 */
export async function buildWordpress(node) {
  const fingerprint = fingerprintInputs();
  if (existsSync(ZIP) && existsSync(MARKER) && readFileSync(MARKER, "utf8") === fingerprint) return ZIP;
  reportProgress("Building the WordPress plugin …");
  const code = await runNode(node, [join(PLUGIN, "build-zip.ts")]);
  if (code !== 0) throw new SetupError("Building the WordPress plugin failed.");
  writeFileSync(MARKER, fingerprint);
  return ZIP;
}

function fingerprintInputs() {
  const hash = createHash("sha256");
  for (const file of INPUTS.flatMap(listFiles))
    hash
      .update(`${file.slice(workspaceRoot.length)}\0`)
      .update(readFileSync(file))
      .update("\0");
  return hash.update(readFileSync(join(workspaceRoot, "pnpm-lock.yaml"))).digest("hex");
}

/**
 * @param {string} path a file, or a folder
 * @returns {string[]}
 */
function listFiles(path) {
  if (path.endsWith(".ts")) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/\/(dist|node_modules)\//.test(file.slice(path.length)))
    .toSorted();
}
