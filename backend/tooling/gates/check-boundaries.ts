import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { findBoundaryProblems } from "./find-boundary-problems.ts";
import type { GateResult } from "./gate.ts";
import { isCode, listFiles } from "./list-files.ts";
import { findNameProblems } from "./find-name-problems.ts";

/** The arrows of the design hold: which folder may import which, where vendors' packages and the environment are used. */
export async function checkBoundaries(root: string): Promise<GateResult> {
  const files = (await listFiles(root)).filter((file) => isCode(file));
  const problems = await Promise.all(
    files.map(async (file) => [
      ...findNameProblems(file),
      ...findBoundaryProblems({ file, text: await readFile(join(root, file), "utf8") }),
    ]),
  );
  return { checked: files.length, unit: "files", problems: problems.flat() };
}
