import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { foldIndex, searchKnowledge } from "#features/retrieval";
import type { TenantContext } from "#platform/tenant-context";
import { printReport } from "../frame/print-report.ts";
import { measureItems, type SystemItems } from "../frame/suite-report.ts";
import type { Baseline } from "./baselines/baseline.ts";
import { openMiniSearch } from "./baselines/open-minisearch.ts";
import { openPostgresText } from "./baselines/open-postgres-text.ts";
import { checkByEvaluator } from "./check-by-evaluator.ts";
import { openTenant, type EvalTenant } from "./open-tenant.ts";
import type { EvalOptions } from "./options.ts";
import { readLines } from "./read-lines.ts";
import type { Answer, Question, Ranking, RetrievalSuite } from "./suite.ts";

const hitsPerQuestion = 100;

/**
 * Takes a corpus in and asks every question by the product's own operations, in a fresh tenant with the configuration
 * that every tenant has; asks other search engines the same; writes our predictions, and prints every figure with its
 * interval beside theirs. Throws when the evaluator comes to other figures.
 */
export async function runSuite(suite: RetrievalSuite, options: EvalOptions): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "netvexa-eval-run-"));
  const began = performance.now();
  const tenant = await openTenant();
  const corpus = suite.corpus(options);
  const documents = await suite.readIn(tenant.ctx, corpus, (done) => showProgress(options, `read in ${done}`));
  await foldIndex(tenant.ctx);
  const readInSeconds = secondsSince(began);
  const questions = await readQuestions(suite, options);
  const { answers, times } = await ask(tenant.ctx, questions, options);
  const file = options.out ?? path.join(folder, "predictions.jsonl");
  await writeFile(file, answers.map((line) => `${JSON.stringify({ ...line, abstain: false })}\n`).join(""));
  const gold = await suite.findGold(options, folder);
  const judge = await suite.readJudge(gold);
  const ours = answers.map(judge);
  await checkByEvaluator(suite, ours, { options, gold, file });
  const baselines: SystemItems[] = [];
  for (const open of options.baselines ? [openBaselineInMemory, openBaselineInDatabase] : []) {
    const baseline = await open(suite, tenant, options);
    const theirs = await askBaseline(baseline, questions, options);
    baselines.push({ system: baseline.system, items: theirs.map(judge) });
  }
  await tenant.close();
  await rm(folder, { recursive: true, force: true });
  const measures = measureItems(ours, baselines, suite.measures);
  const facts = { documents, readInSeconds, questions: questions.length, ...times, seconds: secondsSince(began) };
  printReport({ suite: suite.name, engine: tenant.engine, ...facts, measures }, options);
}

async function readQuestions(suite: RetrievalSuite, { data, queries }: EvalOptions): Promise<Question[]> {
  const questions: Question[] = [];
  for await (const line of readLines(path.join(data, queries))) questions.push(suite.toQuestion(JSON.parse(line)));
  return questions;
}

async function ask(ctx: TenantContext, questions: Question[], options: EvalOptions) {
  const times: number[] = [];
  const answers: Answer[] = [];
  const search = async (query: string, history: string[]): Promise<Ranking> => {
    const before = performance.now();
    const { hits, confidence } = await searchKnowledge(ctx, { query, history, limit: hitsPerQuestion });
    times.push(performance.now() - before);
    return { ranking: hits.map(({ document }) => document.externalId), confidence };
  };
  for (const { id, text, history = [], clean } of questions) {
    const answer = await search(text, history);
    answers.push(clean === undefined ? { id, ...answer } : { id, ...answer, clean: await search(clean, []) });
    showProgress(options, `asked ${answers.length}`);
  }
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => Math.round(10 * (sorted[Math.floor((sorted.length - 1) * share)] ?? 0)) / 10;
  return { answers, times: { p50Ms: at(0.5), p95Ms: at(0.95) } };
}

async function openBaselineInMemory(suite: RetrievalSuite, _: EvalTenant, options: EvalOptions): Promise<Baseline> {
  return openMiniSearch(suite.corpus(options));
}

async function openBaselineInDatabase(
  suite: RetrievalSuite,
  { owner }: EvalTenant,
  options: EvalOptions,
): Promise<Baseline> {
  return openPostgresText({ corpus: suite.corpus(options), owner });
}

async function askBaseline(baseline: Baseline, questions: Question[], options: EvalOptions): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const { id, text, clean } of questions) {
    const answer = await baseline.search(text, hitsPerQuestion);
    const more = clean === undefined ? {} : { clean: await baseline.search(clean, hitsPerQuestion) };
    answers.push({ id, ...answer, ...more });
    showProgress(options, `${baseline.system} asked ${answers.length}`);
  }
  return answers;
}

function showProgress({ json }: EvalOptions, text: string): void {
  if (!json && process.stderr.isTTY) process.stderr.write(`\r${text.padEnd(40)}`);
}

function secondsSince(began: number): number {
  return Math.round((performance.now() - began) / 100) / 10;
}
