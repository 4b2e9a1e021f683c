import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { GateResult } from "./gate.ts";
import { listFiles } from "./list-files.ts";
import { findPhpProblems } from "./php/find-php-problems.ts";

/** The WordPress plugin's PHP parses at level 7.4 and keeps the rules that plugins are reviewed by. */
export async function checkPhp(root: string): Promise<GateResult> {
  const files = (await listFiles(root)).filter((file) => /^plugins\/wordpress\/.+\.php$/.test(file));
  const problems = await Promise.all(
    files.map(async (file) => findPhpProblems(await readFile(join(root, file), "utf8"), file)),
  );
  return { checked: files.length, unit: "PHP files", problems: problems.flat() };
}
