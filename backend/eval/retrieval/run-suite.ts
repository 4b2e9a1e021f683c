import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { foldIndex, searchKnowledge, type SearchResult } from "#features/retrieval";
import type { TenantContext } from "#platform/tenant-context";
import type { EvalOptions } from "./options.ts";
import { openTenant } from "./open-tenant.ts";
import { readLines, type Progress } from "./read-in.ts";

export interface Question {
  id: string;
  text: string;
  /** Earlier questions, oldest first. */
  history?: string[];
}

export interface Suite {
  name: string;
  /** The evaluator's command. */
  command: "rank" | "constraints" | "multiturn";
  /** Takes the corpus in; returns how many documents it has. */
  readIn(ctx: TenantContext, options: EvalOptions, progress: Progress): Promise<number>;
  /** A question of one line of the file of questions. */
  toQuestion(line: unknown): Question;
  /** The file of right answers; made in `folder` when the data has none in the evaluator's format. */
  findGold(options: EvalOptions, folder: string): Promise<string>;
}

const hitsPerQuestion = 100;
const metrics = z.record(z.string(), z.unknown());

/**
 * Takes a corpus in and asks every question by the product's own operations, in a fresh tenant with the configuration
 * that every tenant has; writes the predictions, and prints what the evaluator makes of them.
 */
export async function runSuite(suite: Suite, options: EvalOptions): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "netvexa-eval-run-"));
  const began = performance.now();
  const { ctx, engine, close } = await openTenant();
  const documents = await suite.readIn(ctx, options, (done) => showProgress(options, `read in ${done}`));
  await foldIndex(ctx);
  const readInSeconds = secondsSince(began);
  const file = options.out ?? path.join(folder, "predictions.jsonl");
  const asked = await ask(ctx, suite, options);
  await writeFile(file, asked.predictions.map((line) => `${JSON.stringify(line)}\n`).join(""));
  const scores = await evaluate(suite, { options, file, gold: await suite.findGold(options, folder) });
  await close();
  await rm(folder, { recursive: true, force: true });
  print({ suite: suite.name, engine, documents, readInSeconds, ...asked.times, scores }, options);
}

interface Asked {
  predictions: unknown[];
  times: { questions: number; p50Ms: number; p95Ms: number };
}

async function ask(ctx: TenantContext, suite: Suite, options: EvalOptions): Promise<Asked> {
  const predictions: unknown[] = [];
  const times: number[] = [];
  for await (const line of readLines(path.join(options.data, options.queries))) {
    const { id, text, history = [] } = suite.toQuestion(JSON.parse(line));
    const before = performance.now();
    const result = await searchKnowledge(ctx, { query: text, history, limit: hitsPerQuestion });
    times.push(performance.now() - before);
    predictions.push(toPrediction(id, result));
    showProgress(options, `asked ${times.length}`);
  }
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => Math.round(10 * (sorted[Math.floor((sorted.length - 1) * share)] ?? 0)) / 10;
  return { predictions, times: { questions: times.length, p50Ms: at(0.5), p95Ms: at(0.95) } };
}

function toPrediction(id: string, { hits, evidence }: SearchResult) {
  return {
    id,
    ranking: hits.map((hit) => hit.document.externalId),
    confidence: evidence.normalisedScore,
    abstain: false,
  };
}

async function evaluate(
  { command }: Suite,
  { options, file, gold }: { options: EvalOptions; file: string; gold: string },
): Promise<Record<string, unknown>> {
  const script = path.join(options.root, "eval.mjs");
  const queries = command === "rank" ? ["--queries", path.join(options.data, options.queries)] : [];
  const args = [script, command, "--gold", gold, "--pred", file, "--json", ...queries];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 });
  return metrics.parse(JSON.parse(stdout));
}

interface Report extends Record<string, unknown> {
  scores: Record<string, unknown>;
}

function print(report: Report, { json }: EvalOptions): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(report)}\n`);
    return;
  }
  const { scores, ...rest } = report;
  const lines = [...Object.entries(rest), ...Object.entries(scores)].map(
    ([name, value]) => `  ${name.padEnd(24)} ${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  process.stdout.write(`${lines.join("\n")}\n`);
}

function showProgress({ json }: EvalOptions, text: string): void {
  if (!json && process.stderr.isTTY) process.stderr.write(`\r${text.padEnd(40)}`);
}

function secondsSince(began: number): number {
  return Math.round((performance.now() - began) / 100) / 10;
}
