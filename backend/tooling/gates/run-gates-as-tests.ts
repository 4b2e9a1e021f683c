import { workspaceRoot } from "../install/workspace-root.mjs";
import type { VitestResult } from "../suites/run-vitest.ts";
import { gates } from "./gates.ts";
import { describeOutcome, runGates } from "./run-gates.ts";

/** Runs every gate and counts each as one test. */
export async function runGatesAsTests(): Promise<VitestResult[]> {
  const outcomes = await runGates(gates, {
    root: workspaceRoot,
    onOutcome: (outcome) =>
      process.stdout.write(`${describeOutcome(outcome)}
`),
  });
  return [
    {
      problems: [],
      outcomes: outcomes.map(({ name, problems }) => ({
        file: "npm run check",
        title: name,
        status: problems.length === 0 ? "passed" : "failed",
      })),
    },
  ];
}
