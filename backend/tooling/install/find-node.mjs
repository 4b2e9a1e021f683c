import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { SetupError } from "./setup-error.mjs";
import { workspaceRoot } from "./workspace-root.mjs";

const REQUIRED_MAJOR = 24;

/** @typedef {{ platform: string, arch: string, nodeVersion: string, isGlibc: boolean }} Machine */

/** @returns {Machine} */
export function thisMachine() {
  return {
    platform: process.platform,
    arch: process.arch,
    nodeVersion: process.versions.node,
    isGlibc: process.platform === "linux" && usesGlibc(),
  };
}

/**
 * Refuses a machine that has no Node 24 and that the workspace's own Node 24 does not run on.
 * @param {Machine} machine
 */
export function requireUsableMachine(machine) {
  if (bringsOwnNode(machine) || packagedNodeRuns(machine)) return;
  throw new SetupError(
    `Netvexa needs Node.js ${REQUIRED_MAJOR} or newer here: it brings its own only on Linux with glibc (x64, arm64), ` +
      `and this is Node.js ${machine.nodeVersion} on ${machine.platform} ${machine.arch}. Install Node.js ${REQUIRED_MAJOR} and run the command again.`,
  );
}

/**
 * The Node 24 that everything runs on: the one that the workspace installs, else the one that runs this.
 * @returns {string}
 */
export function findNode() {
  const machine = thisMachine();
  const packaged = join(workspaceRoot, `node_modules/node-linux-${machine.arch}/bin/node`);
  if (!packagedNodeRuns(machine) || !existsSync(packaged)) {
    if (bringsOwnNode(machine)) return process.execPath;
    throw new SetupError(
      "Node.js 24 is not in node_modules: delete the folder node_modules and run the command again.",
    );
  }
  const probe = spawnSync(packaged, ["--version"], { encoding: "utf8" });
  if (probe.status === 0) return packaged;
  throw new SetupError(explainBrokenNode(probe.stderr || String(probe.error)));
}

/**
 * @param {string} words what the dynamic loader printed
 * @returns {string}
 */
export function explainBrokenNode(words) {
  const library = /loading shared libraries: (\S+?):/.exec(words)?.[1];
  if (library !== undefined) {
    return `Node.js ${REQUIRED_MAJOR} needs the system library ${library}, which is missing: install its package (on Debian and Ubuntu libstdc++6 and libatomic1 cover it) and run the command again.`;
  }
  const glibc = /version `(GLIBC\S*)' not found/.exec(words)?.[1];
  if (glibc !== undefined) {
    return `Node.js ${REQUIRED_MAJOR} needs ${glibc} of the system's C library, which is older: use a newer Linux distribution, or install a Node.js ${REQUIRED_MAJOR} built for this one.`;
  }
  return `Node.js ${REQUIRED_MAJOR} does not start on this machine: ${words.trim().split("\n")[0]}`;
}

/** @param {Machine} machine */
function bringsOwnNode(machine) {
  return Number(machine.nodeVersion.split(".")[0]) >= REQUIRED_MAJOR;
}

/** @param {Machine} machine */
function packagedNodeRuns(machine) {
  return machine.platform === "linux" && machine.isGlibc && ["x64", "arm64"].includes(machine.arch);
}

function usesGlibc() {
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return report.header?.glibcVersionRuntime !== undefined;
}
