import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { reportProgress } from "./report-progress.mjs";
import { SetupError } from "./setup-error.mjs";
import { workspaceRoot } from "./workspace-root.mjs";

/**
 * A package that becomes files for browsers: its `build.ts` writes them to `dist`.
 * `name`: for people. `result`: a file of `dist` that is there when it was built. `also`: what it is made from beside
 * its own files, as files and folders from the root.
 * @typedef {{ name: string, folder: string, result: string, also: string[] }} Bundle
 */

/**
 * Builds a bundle when anything that it is made from has changed since the last build.
 * @param {string} node path of Node 24
 * @param {Bundle} bundle
 * @returns {Promise<boolean>} whether it was built
 */
export async function buildBundle(node, bundle) {
  const output = join(workspaceRoot, bundle.folder, "dist");
  const marker = join(output, ".built-from");
  const fingerprint = fingerprintOf(bundle);
  const isBuilt = existsSync(marker) && existsSync(join(output, bundle.result));
  if (isBuilt && readFileSync(marker, "utf8") === fingerprint) return false;
  reportProgress(`Building the ${bundle.name} …`);
  await runBuild(node, bundle);
  writeFileSync(marker, fingerprint);
  return true;
}

/** @param {Bundle} bundle */
function fingerprintOf({ folder, also }) {
  const hash = createHash("sha256");
  const inputs = [folder, ...also, "pnpm-lock.yaml", "tsconfig.json"].flatMap((path) => filesUnder(path));
  for (const file of inputs.toSorted()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(workspaceRoot, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

/**
 * @param {string} path a file, or a folder whose sources are wanted
 * @returns {string[]}
 */
function filesUnder(path) {
  if (!existsSync(join(workspaceRoot, path)) || /\.\w+$/.test(path)) return [path];
  return readdirSync(join(workspaceRoot, path), { withFileTypes: true }).flatMap((entry) => {
    const inner = `${path}/${entry.name}`;
    if (entry.isDirectory()) return /^(node_modules|dist\b.*|test|bench)$/.test(entry.name) ? [] : filesUnder(inner);
    return entry.name.includes(".test.") ? [] : [inner];
  });
}

/**
 * @param {string} node
 * @param {Bundle} bundle
 * @returns {Promise<void>}
 */
function runBuild(node, { name, folder }) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, ["build.ts"], { cwd: join(workspaceRoot, folder), stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new SetupError(`Building the ${name} failed:\n${output.trim()}`));
    });
  });
}
