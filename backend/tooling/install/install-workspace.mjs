import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { explainInstallFailure } from "./explain-install-failure.mjs";
import { findNode, requireUsableMachine, thisMachine } from "./find-node.mjs";
import { reportProgress } from "./report-progress.mjs";
import { SetupError } from "./setup-error.mjs";
import { workspaceRoot } from "./workspace-root.mjs";
import { installedScope, markMainInstalled, scopeToInstall } from "./workspace-state.mjs";

const MAIN_PACKAGES = ["@netvexa/backend", "@netvexa/contract", "@netvexa/dashboard", "@netvexa/widget"];
const PROGRESS_EVERY_MS = 5000;

/**
 * Makes sure that the packages of a scope are installed as the lockfile says, and returns the path of Node 24.
 * Does nothing when they are. Throws `SetupError` with one line that says what to do.
 * @param {import("./workspace-state.mjs").InstallScope} wanted
 * @returns {Promise<string>}
 */
export async function installWorkspace(wanted) {
  requireUsableMachine(thisMachine());
  const installed = installedScope();
  if (installed !== "full" && installed !== wanted) await install(scopeToInstall(wanted));
  return findNode();
}

/** @param {import("./workspace-state.mjs").InstallScope} scope */
async function install(scope) {
  const what = scope === "main" ? "what the server, the dashboard and the widget need" : "all packages and tools";
  reportProgress(`Installing ${what}, with Node.js 24 (once; the first time it is downloaded) …`);
  const selection = scope === "main" ? ["--prod", ...MAIN_PACKAGES.flatMap((name) => ["--filter", name])] : [];
  await runPnpm(["install", "--frozen-lockfile", "--reporter=append-only", ...selection]);
  if (scope === "main") markMainInstalled();
  reportProgress("Packages are installed.");
}

/**
 * @param {string[]} args
 * @returns {Promise<void>}
 */
function runPnpm(args) {
  const [file = "npx", ...prefix] = pnpmCommand();
  // CI=true keeps pnpm from asking questions.
  const env = { ...process.env, CI: "true" };
  return new Promise((resolve, reject) => {
    const child = spawn(file, [...prefix, ...args], { cwd: workspaceRoot, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    /** @param {Buffer} chunk */
    const collect = (chunk) => {
      output += chunk.toString("utf8");
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    const timer = setInterval(() => reportProgress(describeProgress(output)), PROGRESS_EVERY_MS);
    child.on("error", () => {
      clearInterval(timer);
      reject(new SetupError("npx was not found: install npm, which comes with Node.js, and run the command again."));
    });
    child.on("close", (code) => {
      clearInterval(timer);
      if (code === 0) resolve();
      else reject(new SetupError(explainInstallFailure(output)));
    });
  });
}

function pnpmCommand() {
  const version = /^ {2}pnpm: (\S+)$/m.exec(readFileSync(join(workspaceRoot, "pnpm-workspace.yaml"), "utf8"))?.[1];
  const installed = join(workspaceRoot, "node_modules/pnpm/package.json");
  if (existsSync(installed) && JSON.parse(readFileSync(installed, "utf8")).version === version) {
    return [join(workspaceRoot, "node_modules/.bin/pnpm")];
  }
  return ["npx", "--yes", `pnpm@${version}`];
}

/** @param {string} output */
function describeProgress(output) {
  const last = [...output.matchAll(/Progress: resolved (\d+),.* added (\d+)/g)].at(-1);
  return last === undefined ? "… getting the package manager" : `… ${last[2]} of ${last[1]} packages`;
}
