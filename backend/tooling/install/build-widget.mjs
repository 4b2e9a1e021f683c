import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { reportProgress } from "./report-progress.mjs";
import { SetupError } from "./setup-error.mjs";
import { workspaceRoot } from "./workspace-root.mjs";

const OUTPUT = join(workspaceRoot, "widget/dist");
const MARKER = join(OUTPUT, ".built-from");

/**
 * Builds the widget when anything that it is made from has changed since the last build.
 * @param {string} node path of Node 24
 * @returns {Promise<boolean>} whether it was built
 */
export async function buildWidget(node) {
  const fingerprint = widgetFingerprint();
  if (existsSync(MARKER) && readFileSync(MARKER, "utf8") === fingerprint && existsSync(join(OUTPUT, "widget.js")))
    return false;
  reportProgress("Building the widget …");
  await runBuild(node);
  writeFileSync(MARKER, fingerprint);
  return true;
}

function widgetFingerprint() {
  const hash = createHash("sha256");
  for (const file of [...widgetInputs(), "backend/contract/wire.ts", "pnpm-lock.yaml", "tsconfig.json"]) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(workspaceRoot, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

function widgetInputs() {
  const top = readdirSync(join(workspaceRoot, "widget"), { withFileTypes: true });
  const files = top.filter((entry) => entry.isFile()).map((entry) => `widget/${entry.name}`);
  return [...files, ...filesUnder("widget/src")].filter((file) => !file.includes(".test.")).toSorted();
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesUnder(folder) {
  return readdirSync(join(workspaceRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

/**
 * @param {string} node
 * @returns {Promise<void>}
 */
function runBuild(node) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, ["build.ts"], { cwd: join(workspaceRoot, "widget"), stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new SetupError(`Building the widget failed:\n${output.trim()}`));
    });
  });
}
