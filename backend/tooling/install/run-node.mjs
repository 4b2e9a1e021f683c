import { spawn } from "node:child_process";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import { workspaceRoot } from "./workspace-root.mjs";

/** @type {NodeJS.Signals[]} */
const FORWARDED = ["SIGINT", "SIGTERM", "SIGHUP"];
const SAME_KEYPRESS_MS = 1000;

/**
 * Runs a script on Node 24 from the root of the workspace and returns its exit code (128 + signal when one ended it).
 * @param {string} node
 * @param {string[]} args
 * @param {Record<string, string>} [variables]
 * @returns {Promise<number>}
 */
export function runNode(node, args, variables = {}) {
  const path = `${join(workspaceRoot, "node_modules/.bin")}${delimiter}${process.env["PATH"] ?? ""}`;
  const env = { ...process.env, PATH: path, ...variables };
  // A process group of its own: Ctrl-C reaches the child once, from here, and not also from the terminal and npm.
  const child = spawn(node, args, { cwd: workspaceRoot, env, stdio: "inherit", detached: true });
  const stopForwarding = forwardSignals(child);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      stopForwarding();
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

/** @param {import("node:child_process").ChildProcess} child */
function forwardSignals(child) {
  let lastAt = 0;
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    const isRepeat = Date.now() - lastAt < SAME_KEYPRESS_MS;
    lastAt = Date.now();
    if (!isRepeat) child.kill(signal);
  };
  for (const signal of FORWARDED) process.on(signal, forward);
  return () => {
    for (const signal of FORWARDED) process.off(signal, forward);
  };
}
