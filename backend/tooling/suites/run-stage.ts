import { reportProgress } from "../install/report-progress.mjs";
import { SetupError } from "../install/setup-error.mjs";
import type { VitestResult } from "./run-vitest.ts";
import type { Stage } from "./summarise.ts";

/** Runs one stage and measures it; what it throws becomes a problem of the stage, so that the others still run. */
export async function runStage(name: string, run: () => Promise<VitestResult[]>): Promise<Stage> {
  reportProgress(`── ${name}`);
  const startedAt = performance.now();
  const results = await run().catch((error: unknown) => [{ outcomes: [], problems: [describe(error)] }]);
  const seconds = (performance.now() - startedAt) / 1000;
  return {
    name,
    seconds,
    outcomes: results.flatMap((result) => result.outcomes),
    problems: results.flatMap((result) => result.problems),
  };
}

function describe(error: unknown): string {
  if (error instanceof SetupError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
