import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import { parseArgs, promisify } from "node:util";
import { describeResults, type Run } from "./frame/describe-results.ts";
import { listSuites } from "./frame/list-suites.ts";
import { readReport } from "./frame/read-report.ts";

/**
 * Runs every suite, each in a process of its own, and writes the table of results. Ends with 1 when a suite could not be
 * run or a figure is below its goal.
 *
 *   npm run eval -- all [--out FILE] [--only SUITE,SUITE]
 */
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    out: { type: "string", default: path.join(import.meta.dirname, "RESULTS.md") },
    only: { type: "string" },
  },
});

const { stdout: commit } = await promisify(execFile)("git", ["rev-parse", "--short", "HEAD"]);
const engine = (process.env["TEST_DATABASE_URL"] ?? "") === "" ? "embedded" : "server";
const facts = { date: new Date().toISOString().slice(0, 10), commit: commit.trim(), engine };
const runs: Run[] = [];
for (const suite of values.only?.split(",") ?? listSuites()) {
  process.stdout.write(`${suite} … `);
  const run = await runSuite(suite);
  process.stdout.write(`${run.report ? `${run.seconds.toFixed(0)} s` : "no report"}\n`);
  runs.push(run);
  // After each, so that an interrupted run leaves what it had.
  await writeFile(values.out, describeResults(runs, facts));
}
process.stdout.write(`${values.out}\n`);
const isMissed = runs.some(({ report }) => report === null || report.measures.some(misses));
process.exitCode = isMissed ? 1 : 0;

async function runSuite(suite: string): Promise<Run> {
  const began = performance.now();
  const script = path.join(import.meta.dirname, "main.ts");
  const child = spawn(process.execPath, [script, suite, "--json"], { stdio: ["ignore", "pipe", "inherit"] });
  const [printed] = await Promise.all([text(child.stdout), once(child, "exit")]);
  return { suite, report: readReport(suite, printed), seconds: (performance.now() - began) / 1_000 };
}

function misses({ value, must }: { value: number; must?: number | null }): boolean {
  return must !== null && must !== undefined && value < must;
}
