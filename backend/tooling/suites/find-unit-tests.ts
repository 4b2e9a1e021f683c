import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { workspaceRoot } from "../install/workspace-root.mjs";

/** What a test imports when it opens a database, starts a server or a browser, or kills a process. */
const NEEDS_MORE = [
  /from "#test\//,
  /from "(\.\.\/)+test\//,
  /from "\.\/test-/,
  /\/soak\//,
  /from "\.\/(browser|stage)\.ts"/,
];
const SKIPPED = ["node_modules", "dist"];

/** The test files of a package that need nothing but themselves, as paths within it. */
export async function findUnitTests(packageFolder: string): Promise<string[]> {
  const cwd = join(workspaceRoot, packageFolder);
  const found: string[] = [];
  for await (const file of glob("**/*.test.ts", { cwd, exclude: (name) => SKIPPED.includes(name) })) {
    const text = await readFile(join(cwd, file), "utf8");
    if (!NEEDS_MORE.some((pattern) => pattern.test(text))) found.push(file);
  }
  return found.toSorted((one, other) => one.localeCompare(other));
}
