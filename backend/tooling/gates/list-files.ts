import { existsSync } from "node:fs";
import { join } from "node:path";
import { runOrThrow } from "../services/run-program.ts";

/** All files that belong to the repository, new ones included, as sorted paths from `root`. */
export async function listFiles(root: string): Promise<string[]> {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  const output = await runOrThrow(["git", "-C", root, ...args]);
  const files = new Set(output.split("\0").filter((file) => file !== "" && existsSync(join(root, file))));
  return [...files].toSorted();
}

/** Whether a file is TypeScript or JavaScript. */
export function isCode(file: string): boolean {
  return /\.(ts|tsx|mjs|js)$/.test(file);
}
