import { findForbiddenSkips, type SkipRules } from "./judge-skips.ts";
import type { TestOutcome } from "./parse-test-report.ts";

export interface Stage {
  name: string;
  seconds: number;
  outcomes: TestOutcome[];
  problems: string[];
}

export interface Summary {
  /** What to print, the counts alone on the last line. */
  lines: string[];
  isGreen: boolean;
}

/** Adds up all stages. A stage without a test, a problem beyond the tests and a skip that nothing excuses are failures. */
export function summarise(stages: Stage[], rules: SkipRules): Summary {
  const outcomes = stages.flatMap((stage) => stage.outcomes);
  const forbidden = findForbiddenSkips(outcomes, rules);
  const problems = [
    ...stages.flatMap((stage) => stage.problems.map((problem) => `${stage.name}: ${problem}`)),
    ...stages.filter((stage) => isSilent(stage)).map((stage) => `${stage.name}: no test ran`),
    ...forbidden.map((skip) => `skipped without leave: ${skip.file} › ${skip.title}`),
  ];
  const failed = count(outcomes, "failed");
  const failures = outcomes.filter((outcome) => outcome.status === "failed");
  return {
    isGreen: failed + problems.length === 0,
    lines: [
      ...stages.map(describeStage),
      ...failures.map((failure) => `failed: ${failure.file} › ${failure.title}`),
      ...problems,
      `${count(outcomes, "passed")} passed, ${failed + problems.length} failed, ${count(outcomes, "skipped") - forbidden.length} skipped`,
    ],
  };
}

function isSilent(stage: Stage): boolean {
  return stage.problems.length === 0 && !stage.outcomes.some((outcome) => outcome.status !== "skipped");
}

function describeStage(stage: Stage): string {
  const counts = `${count(stage.outcomes, "passed")} of ${stage.outcomes.length} passed`;
  return `${stage.name.padEnd(34)} ${stage.seconds.toFixed(1).padStart(7)} s  ${counts}`;
}

function count(outcomes: TestOutcome[], status: TestOutcome["status"]): number {
  return outcomes.filter((outcome) => outcome.status === status).length;
}
