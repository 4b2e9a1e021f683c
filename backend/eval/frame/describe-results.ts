import { figure, range, signed } from "./print-report.ts";
import type { Measured, SuiteReport } from "./suite-report.ts";

export interface Run {
  suite: string;
  /** Null when the suite failed or printed none. */
  report: SuiteReport | null;
  seconds: number;
}

export interface RunFacts {
  date: string;
  commit: string;
  engine: string;
}

const head = [
  "| suite | measure | ours [95 %] | must | aim | beside it: value, ours less theirs [95 %, paired] |",
  "|---|---|---|---|---|---|",
];

/** The table of all suites as Markdown. */
export function describeResults(runs: Run[], { date, commit, engine }: RunFacts): string {
  const rows = runs.flatMap(({ suite, report }) =>
    report ? report.measures.map((measured, index) => rowOf(index === 0 ? suite : "", measured)) : [absentRow(suite)],
  );
  const seconds = Math.round(runs.reduce((sum, run) => sum + run.seconds, 0));
  return [
    "# Evaluation",
    "",
    `${date}, commit ${commit}, engine ${engine}, ${seconds} s; written by \`npm run eval -- all\`. One configuration for all suites, no model.`,
    "",
    ...head,
    ...rows,
    "",
  ].join("\n");
}

function rowOf(suite: string, { name, value, interval, must, aim, baselines }: Measured): string {
  const isMissed = must !== null && must !== undefined && value < must;
  const others = baselines.map(
    ({ system, value: theirs, difference }) =>
      `${system} ${figure(theirs)}, ${signed(difference.value)} ${range(difference, signed)}`,
  );
  const own = `${figure(value)} ${range(interval)}${isMissed ? " **missed**" : ""}`;
  return `| ${suite} | ${name} | ${own} | ${goalOf(must)} | ${goalOf(aim)} | ${others.join("<br>")} |`;
}

function goalOf(wanted: number | null | undefined): string {
  return wanted === null || wanted === undefined ? "" : figure(wanted);
}

function absentRow(suite: string): string {
  return `| ${suite} | gave no report | | | | |`;
}
