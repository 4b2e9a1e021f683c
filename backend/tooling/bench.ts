import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { runNode } from "./install/run-node.mjs";
import { workspaceRoot } from "./install/workspace-root.mjs";

const folder = join(workspaceRoot, "backend/bench");
const [name = "", ...args] = process.argv.slice(2);
const names = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .map((file) => file.slice(0, -".ts".length));

if (names.includes(name)) {
  process.exitCode = await runNode(process.execPath, [`backend/bench/${name}.ts`, ...args]);
} else {
  const list = names.map((known) => `  npm run bench -- ${known}\n`).join("");
  process.stderr.write(`${name === "" ? "Name a benchmark" : `There is no benchmark "${name}"`}. There are:\n${list}`);
  process.exitCode = 1;
}
