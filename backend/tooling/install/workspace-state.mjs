import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { workspaceRoot } from "./workspace-root.mjs";

/**
 * `main` is what starting the product needs, `full` is every package with its development tools.
 * @typedef {"main" | "full"} InstallScope
 */

const MARKER = "node_modules/.netvexa-main";

/**
 * What is installed now, compared with what the lockfile asks for; null when it is out of date or missing.
 * @param {string} [root]
 * @returns {InstallScope | null}
 */
export function installedScope(root = workspaceRoot) {
  const wanted = readOrEmpty(join(root, "pnpm-lock.yaml"));
  // pnpm writes down what it installed: after an unfiltered installation that is the whole lockfile.
  if (readOrEmpty(join(root, "node_modules/.pnpm/lock.yaml")) === wanted) return "full";
  return readOrEmpty(join(root, MARKER)) === fingerprint(wanted) ? "main" : null;
}

/**
 * The scope to install so that `wanted` is there and nothing that the user installed is taken away.
 * @param {InstallScope} wanted
 * @param {string} [root]
 * @returns {InstallScope}
 */
export function scopeToInstall(wanted, root = workspaceRoot) {
  const state = readOrEmpty(join(root, "node_modules/.pnpm-workspace-state-v1.json"));
  return /"filteredInstall":\s*false/.test(state) ? "full" : wanted;
}

/** @param {string} [root] */
export function markMainInstalled(root = workspaceRoot) {
  writeFileSync(join(root, MARKER), fingerprint(readOrEmpty(join(root, "pnpm-lock.yaml"))));
}

/** @param {string} text */
function fingerprint(text) {
  return createHash("sha256").update(text).digest("hex");
}

/** @param {string} path */
function readOrEmpty(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
