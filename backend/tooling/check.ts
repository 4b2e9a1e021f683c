import { gates } from "./gates/gates.ts";
import { describeOutcome, runGates } from "./gates/run-gates.ts";
import { workspaceRoot } from "./install/workspace-root.mjs";

// All gates, or those that are named: `npm run check -- lint types`.
const names = process.argv.slice(2);
const chosen = names.length === 0 ? gates : gates.filter(({ name }) => names.includes(name.replace(" ", "-")));
const startedAt = performance.now();
const outcomes = await runGates(chosen, {
  root: workspaceRoot,
  onOutcome: (outcome) => process.stdout.write(`${describeOutcome(outcome)}\n`),
});
const failed = outcomes.filter(({ problems }) => problems.length > 0).length;
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
process.stdout.write(`${outcomes.length - failed} of ${outcomes.length} gates passed in ${seconds} s\n`);
if (failed > 0 || outcomes.length === 0) process.exitCode = 1;
