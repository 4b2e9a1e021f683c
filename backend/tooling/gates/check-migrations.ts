import { join } from "node:path";
import { workspaceRoot } from "../install/workspace-root.mjs";
import type { GateResult } from "./gate.ts";
import { listFiles } from "./list-files.ts";
import { describeOutput, runTool } from "./run-tool.ts";

const FOLDER = "backend/migrations/";

/** Migrations are numbered without a gap, only go forward, and are safe to apply to a database that is in use. */
export async function checkMigrations(root: string): Promise<GateResult> {
  const files = (await listFiles(root)).filter((file) => file.startsWith(FOLDER));
  const problems = findNumberingProblems(files.map((file) => file.slice(FOLDER.length)));
  return { checked: files.length, unit: "migrations", problems: [...problems, ...(await lintSql(root, files))] };
}

/** Problems in the names alone: each is `0001_words.sql`, one after the other, and none undoes another. */
export function findNumberingProblems(names: string[]): string[] {
  const wellNamed = names.filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).toSorted();
  const illNamed = names
    .filter((name) => !wellNamed.includes(name))
    .map((name) => `${name} is not named 0001_words.sql`);
  const numbering = wellNamed
    .map((name, index) => ({ name, expected: String(index + 1).padStart(4, "0") }))
    .filter(({ name, expected }) => !name.startsWith(expected))
    .map(({ name, expected }) => `${name} should have the number ${expected}`);
  const undoing = wellNamed
    .filter((name) => /_(down|undo|rollback|revert)[_.]/.test(name))
    .map((name) => `${name} goes back: write a new migration that goes forward`);
  return [...illNamed, ...numbering, ...undoing];
}

async function lintSql(root: string, files: string[]): Promise<string[]> {
  const sql = files.filter((file) => file.endsWith(".sql"));
  if (sql.length === 0) return [];
  const config = join(workspaceRoot, "backend/tooling/gates/squawk.toml");
  const result = await runTool(root, ["squawk", "--config", config, "--reporter", "gcc", ...sql]);
  // squawk counts lines from 0.
  const problems = [...result.stdout.matchAll(/^(\S+\.sql):(\d+):\d+: (.*)$/gm)].map(([, file, line, text]) => {
    return `${file}:${Number(line) + 1} ${text}`;
  });
  return result.code !== 0 && problems.length === 0 ? [describeOutput(result)] : problems;
}
