import { buildBrowserFiles } from "./install/build-browser-files.mjs";
import { installWorkspace } from "./install/install-workspace.mjs";
import { reportProgress } from "./install/report-progress.mjs";
import { runNode } from "./install/run-node.mjs";
import { serverFlags } from "./install/server-flags.mjs";
import { runCommand } from "./install/setup-error.mjs";

// Runs on Node 20 with nothing installed: everything up to the server must be plain JavaScript without packages.
await runCommand(async () => {
  const node = await installWorkspace("main");
  await buildBrowserFiles(node);
  reportProgress("Starting the server …");
  return runNode(node, [...serverFlags, "backend/src/main.ts", ...process.argv.slice(2)]);
});
