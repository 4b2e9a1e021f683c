import { buildBrowserFiles } from "./install/build-browser-files.mjs";
import { installWorkspace } from "./install/install-workspace.mjs";
import { runNode } from "./install/run-node.mjs";
import { runCommand } from "./install/setup-error.mjs";

// Runs on Node 20 with nothing installed, like start.mjs.
await runCommand(async () => {
  const node = await installWorkspace("full");
  await buildBrowserFiles(node);
  return runNode(node, ["backend/tooling/test.ts", ...process.argv.slice(2)]);
});
