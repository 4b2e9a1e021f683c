import { buildBrowserFiles } from "./install/build-browser-files.mjs";
import { installWorkspace } from "./install/install-workspace.mjs";
import { runNode } from "./install/run-node.mjs";
import { runCommand, SetupError } from "./install/setup-error.mjs";

/**
 * `scope`: the packages that the command needs. `browserFiles`: it serves the built widget and dashboard.
 * @typedef {{ scope: import("./install/workspace-state.mjs").InstallScope, script: string[], browserFiles?: boolean, say: string }} Command
 * @type {Record<string, Command>}
 */
const COMMANDS = {
  check: {
    scope: "full",
    script: ["backend/tooling/check.ts"],
    browserFiles: true,
    say: "every gate, or those that are named",
  },
  "test:unit": {
    scope: "full",
    script: ["backend/tooling/test-unit.ts"],
    say: "tests that need no database, server or browser",
  },
  "test:integration": {
    scope: "full",
    script: ["backend/tooling/test-integration.ts"],
    say: "backend and widget whole, or the files named; --server for PostgreSQL and Redis",
  },
  "test:e2e": { scope: "full", script: ["backend/tooling/test-e2e.ts"], browserFiles: true, say: "browser journeys" },
  "test:soak": {
    scope: "full",
    script: ["backend/tooling/test-soak.ts"],
    say: "long rounds: kill, soak, large data",
  },
  bench: { scope: "full", script: ["backend/tooling/bench.ts"], browserFiles: true, say: "a benchmark by name" },
  eval: { scope: "full", script: ["backend/eval/main.ts"], say: "an evaluation suite by name" },
  "build:wordpress": {
    scope: "full",
    script: ["plugins/wordpress/build-zip.ts"],
    say: "the WordPress plugin's zip, plugins/wordpress/dist/netvexa-chat.zip",
  },
  "demo:wordpress": {
    scope: "full",
    script: ["backend/tooling/demo-wordpress.ts"],
    browserFiles: true,
    say: "a real WordPress with the plugin, connected and filled with the demo store",
  },
  dev: {
    scope: "full",
    script: ["backend/tooling/dev.ts"],
    browserFiles: true,
    say: "the server, restarted at every change",
  },
  netvexa: { scope: "main", script: ["backend/cli/main.ts"], say: "the command line of a running server" },
};

await runCommand(async () => {
  const [name = "", ...args] = process.argv.slice(2);
  const command = COMMANDS[name];
  if (command === undefined) throw new SetupError(`Unknown command "${name}". There are:\n${listCommands()}`);
  const node = await installWorkspace(command.scope);
  if (command.browserFiles === true) await buildBrowserFiles(node);
  return runNode(node, [...command.script, ...args]);
});

function listCommands() {
  return Object.entries(COMMANDS)
    .map(([name, { say }]) => `  npm run ${name.padEnd(16)} ${say}`)
    .join("\n");
}
