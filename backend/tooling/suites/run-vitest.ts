import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { workspaceRoot } from "../install/workspace-root.mjs";
import { parseTestReport, type TestOutcome } from "./parse-test-report.ts";

export interface VitestRun {
  /** Folder of the package, such as `backend`. */
  package: string;
  /** Filters and options as they are given to vitest. */
  args?: string[];
  env?: Record<string, string>;
  /** Variables that must not reach the tests. */
  without?: string[];
  /** Ends the run early. */
  signal?: AbortSignal;
}

export interface VitestResult {
  outcomes: TestOutcome[];
  /** Something that fails the run beyond its tests, such as an error outside of them. */
  problems: string[];
}

const TIMEOUT_MS = 20 * 60_000;

/** Runs one package's tests to their end, showing what vitest prints, and returns the outcome of each test. */
export async function runVitest(run: VitestRun): Promise<VitestResult> {
  const folder = await mkdtemp(join(tmpdir(), "netvexa-vitest-"));
  const report = join(folder, "report.json");
  try {
    const ended = await spawnVitest(run, report);
    const text = await readFile(report, "utf8").catch(() => "");
    const outcomes = text === "" ? [] : parseTestReport(text, workspaceRoot);
    return { outcomes, problems: findProblems(run, ended, outcomes) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Ended {
  code: number;
  end: "own" | "timeout" | "interrupted";
}

function describeEnd(error: Error): Ended["end"] {
  const isTimeout = error.cause instanceof Error && error.cause.name === "TimeoutError";
  return isTimeout ? "timeout" : "interrupted";
}

function spawnVitest(run: VitestRun, report: string): Promise<Ended> {
  const cli = join(workspaceRoot, "node_modules/vitest/vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const env = { ...process.env, ...run.env };
  for (const name of run.without ?? []) delete env[name];
  const child = spawn(process.execPath, [cli, "run", ...reporters, ...(run.args ?? [])], {
    cwd: join(workspaceRoot, run.package),
    env,
    signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(run.signal === undefined ? [] : [run.signal])]),
    stdio: ["ignore", "inherit", "inherit"],
  });
  return new Promise((resolve) => {
    let end: Ended["end"] = "own";
    child.on("error", (error) => (end = describeEnd(error)));
    child.on("close", (code) => resolve({ code: code ?? 1, end }));
  });
}

function findProblems(run: VitestRun, ended: Ended, outcomes: TestOutcome[]): string[] {
  if (ended.end === "timeout") return [`${run.package}: the tests did not end within ${TIMEOUT_MS / 60_000} minutes`];
  if (ended.end === "interrupted") return [`${run.package}: interrupted`];
  if (outcomes.length === 0) return [`${run.package}: no test ran`];
  const hasFailure = outcomes.some((outcome) => outcome.status === "failed");
  return ended.code !== 0 && !hasFailure ? [`${run.package}: vitest ended with code ${ended.code}`] : [];
}
