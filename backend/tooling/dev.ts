import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { join } from "node:path";
import { buildBrowserFiles } from "./install/build-browser-files.mjs";
import { reportProgress } from "./install/report-progress.mjs";
import { serverFlags } from "./install/server-flags.mjs";
import { workspaceRoot } from "./install/workspace-root.mjs";

const SETTLE_MS = 150;

const server = spawn(process.execPath, [...serverFlags, "--watch", "--watch-preserve-output", "backend/src/main.ts"], {
  cwd: workspaceRoot,
  stdio: "inherit",
});
const watchers = ["widget/src", "backend/dashboard/src"].map((folder) =>
  watch(join(workspaceRoot, folder), { recursive: true }, scheduleBuild),
);
server.on("exit", (code) => {
  for (const watcher of watchers) watcher.close();
  process.exitCode = code ?? 0;
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => server.kill(signal));

let timer: NodeJS.Timeout | undefined;
let build: Promise<void> = Promise.resolve();

function scheduleBuild(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    build = build.then(rebuild);
  }, SETTLE_MS);
}

async function rebuild(): Promise<void> {
  try {
    for (const name of await buildBrowserFiles(process.execPath)) reportProgress(`The ${name} is rebuilt.`);
  } catch (error) {
    // A half-typed file is no reason to stop: the next change builds again.
    reportProgress(error instanceof Error ? error.message : String(error));
  }
}
