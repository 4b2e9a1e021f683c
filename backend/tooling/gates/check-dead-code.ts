import { join } from "node:path";
import { z } from "zod";
import { workspaceRoot } from "../install/workspace-root.mjs";
import type { GateResult } from "./gate.ts";
import { describeOutput, runTool } from "./run-tool.ts";

const report = z.object({ processed: z.number(), problems: z.array(z.string()) });
const REPORTER = join(workspaceRoot, "backend/tooling/gates/knip-reporter.mjs");

/** No file, export or dependency that nothing uses, and none that is used without being declared. */
export async function checkDeadCode(root: string): Promise<GateResult> {
  const result = await runTool(root, ["knip", "--no-progress", "--reporter", REPORTER]);
  const line = result.stdout.split("\n").findLast((text) => text.startsWith("{"));
  if (line === undefined) return { checked: 0, unit: "files", problems: [describeOutput(result)] };
  const { processed, problems } = report.parse(JSON.parse(line));
  return { checked: processed, unit: "files", problems };
}
