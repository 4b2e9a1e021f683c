import { reportProgress } from "../install/report-progress.mjs";
import { startServices, type ServiceName } from "../services/start-services.ts";
import allowed from "./allowed-skips.json" with { type: "json" };
import { missingHere } from "./missing-here.ts";
import { runStage } from "./run-stage.ts";
import type { VitestResult } from "./run-vitest.ts";
import type { SuiteOptions } from "./suites.ts";
import { parseAllowedSkips } from "./judge-skips.ts";
import { summarise, type Stage } from "./summarise.ts";

export interface SessionOptions {
  /** Not everything is run, so that a skip cannot be judged. */
  isPart: boolean;
}

export interface SessionStage {
  name: string;
  run(options: SuiteOptions): Promise<VitestResult[]>;
}

/**
 * Starts the services, runs the stages one after the other, stops the services, and prints the outcome; the counts of
 * all stages stand alone on the last line. Returns the exit code.
 */
export async function runSession(
  wanted: ServiceName[],
  stages: SessionStage[],
  { isPart }: SessionOptions = { isPart: true },
): Promise<number> {
  const interrupt = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => interrupt.abort());
  reportProgress(`Getting ${wanted.join(", ")} …`);
  const services = await startServices(wanted);
  const done: Stage[] = [];
  try {
    for (const stage of stages) {
      if (interrupt.signal.aborted) break;
      done.push(await runStage(stage.name, () => stage.run({ env: services.env, signal: interrupt.signal })));
    }
  } finally {
    await services.stop();
  }
  const summary = summarise(done, {
    allowed: parseAllowedSkips(allowed),
    missing: missingHere(services.env),
    isPart: isPart || interrupt.signal.aborted,
  });
  process.stdout.write(`\n${summary.lines.join("\n")}\n`);
  return summary.isGreen && !interrupt.signal.aborted ? 0 : 1;
}
