import { existsSync } from "node:fs";
import { join } from "node:path";
import { workspaceRoot } from "../install/workspace-root.mjs";

/** What this machine lacks of the things that tests may do without. */
export function missingHere(): string[] {
  const evaluationData = process.env["NETVEXA_EVAL_DIR"] ?? join(workspaceRoot, "../shared/eval");
  return existsSync(evaluationData) ? [] : ["evaluation data"];
}
