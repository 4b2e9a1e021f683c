import { dirname, join, relative } from "node:path";
import type { GateResult } from "./gate.ts";
import { listFiles } from "./list-files.ts";
import { describeOutput, runTool } from "./run-tool.ts";

/** Every TypeScript file belongs to a project, and every project has no type error. */
export async function checkTypes(root: string): Promise<GateResult> {
  const files = await listFiles(root);
  const projects = files.filter((file) => /(^|\/)tsconfig\.json$/.test(file) && dirname(file) !== ".");
  const results = await Promise.all(projects.map((project) => checkProject(root, project)));
  const seen = new Set(results.flatMap((result) => result.files));
  const forgotten = files.filter((file) => /\.(ts|tsx)$/.test(file) && !seen.has(file));
  return {
    checked: seen.size,
    unit: `files in ${projects.length} projects`,
    problems: [
      ...results.flatMap((result) => result.problems),
      ...forgotten.map((file) => `${file} belongs to no tsconfig.json, so its types are not checked`),
    ],
  };
}

async function checkProject(root: string, project: string): Promise<{ files: string[]; problems: string[] }> {
  const result = await runTool(root, ["tsc", "--project", project, "--noEmit", "--listFiles", "--pretty", "false"]);
  const lines = result.stdout.split("\n").filter((line) => line !== "");
  const files = lines.filter((line) => line.startsWith("/") && !line.includes("/node_modules/"));
  const problems = lines.filter((line) => !line.startsWith("/") && !line.startsWith(" "));
  if (result.code !== 0 && problems.length === 0) problems.push(`${project}: ${describeOutput(result)}`);
  return { files: files.map((file) => relative(join(root), file)), problems };
}
