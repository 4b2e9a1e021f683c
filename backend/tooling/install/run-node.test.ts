import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { workspaceRoot } from "./workspace-root.mjs";

// Ends with 0 on a first SIGINT and with 9 on a second, so that a signal that arrives twice shows.
const CHILD = `
  let count = 0;
  process.on("SIGINT", () => { count += 1; setTimeout(() => process.exit(count === 1 ? 0 : 9), 200); });
  setInterval(() => {}, 1000);
  process.stdout.write("ready");
`;
const PARENT = `
  const { runNode } = await import(${JSON.stringify(`${workspaceRoot}backend/tooling/install/run-node.mjs`)});
  process.exitCode = await runNode(process.execPath, ["--eval", process.argv[1]]);
`;

function start(child: string) {
  return spawn(process.execPath, ["--input-type=module", "--eval", PARENT, child], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

describe("a command that runs on Node 24", () => {
  test("passes the exit code on", async () => {
    const [code] = await once(start("process.exit(7)"), "exit");
    expect(code).toBe(7);
  });

  test("turns a signal that ended it into 128 and its number", async () => {
    const [code] = await once(start("process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000)"), "exit");
    expect(code).toBe(137);
  });

  test("gets an interrupt once, although terminal and package manager both send it", async () => {
    const parent = start(CHILD);
    await once(parent.stdout, "data");
    parent.kill("SIGINT");
    parent.kill("SIGINT");
    const [code] = await once(parent, "exit");
    expect(code).toBe(0);
  });
});
