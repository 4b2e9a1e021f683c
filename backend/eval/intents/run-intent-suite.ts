import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { classifyMessage, teachIntents, trainIntents } from "#features/intents";
import type { TenantContext } from "#platform/tenant-context";
import { onServer } from "#test/test-database";
import { openTestPlatform } from "#test/test-platform";
import { meanOf, type Goal, type Item } from "../frame/measures.ts";
import { printReport } from "../frame/print-report.ts";
import { measureItems } from "../frame/suite-report.ts";
import type { EvalOptions } from "../retrieval/options.ts";
import { isOutOfScope, outOfScopeLabels, readTasks, type IntentTask, type LabelledLine } from "./intent-data.ts";

export interface IntentSuite {
  name: string;
  goals: { accuracy?: Goal; inScope?: Goal; strangers?: Goal };
}

interface Prediction {
  /** What is judged: the decision, or the nearest intent where nothing in the data is out of scope. */
  label: string;
  confidence: number;
  decided: string;
  nearest: string;
}

const examplesPerCall = 500;
const stranger = outOfScopeLabels[0] ?? "oos";
const printed = z.object({
  accuracy: z.number(),
  in_scope_accuracy: z.number(),
  oos_recall: z.number().nullable(),
});
/** The evaluator prints four decimals. */
const tolerance = 1e-4;

/**
 * Teaches each shop's training messages to a fresh tenant by the product's own operations, classifies the others, and
 * prints every figure with its interval. Throws when the evaluator comes to other figures.
 */
export async function runIntentSuite(suite: IntentSuite, options: EvalOptions): Promise<void> {
  const began = performance.now();
  const tasks = await readTasks(suite.name, options);
  const runs: { task: IntentTask; predictions: Prediction[]; trainSeconds: number }[] = [];
  for (const task of tasks) runs.push({ task, ...(await runTask(task, options)) });
  const messages = runs.flatMap(({ task }) => task.messages);
  const predictions = runs.flatMap((run) => run.predictions);
  const items = messages.map((message, at) => judge(message, predictions[at]));
  await checkByEvaluator({ messages, predictions, items }, options);
  const facts = {
    trainedOn: tasks.reduce((sum, { training }) => sum + training.length, 0),
    trainSeconds: runs.reduce((sum, { trainSeconds }) => sum + trainSeconds, 0),
    questions: messages.length,
    seconds: secondsSince(began),
  };
  const measures = measureItems(items, [], measuresOf(suite, messages.some(isOutOfScope)));
  printReport({ suite: suite.name, engine: onServer ? "server" : "embedded", ...facts, measures }, options);
}

function measuresOf({ goals }: IntentSuite, hasStrangers: boolean) {
  const always = [
    { name: hasStrangers ? "accuracy" : "accuracy, nearest intent", of: meanOf("right"), goal: goals.accuracy },
    { name: "accuracy, decided", of: meanOf("decided") },
    { name: "in scope, nearest intent", of: meanOf("nearest") },
  ];
  const ofStrangers = [
    { name: "in scope, decided", of: meanOf("inScope"), goal: goals.inScope },
    { name: "out of scope found", of: meanOf("stranger"), goal: goals.strangers },
  ];
  return hasStrangers ? [...always, ...ofStrangers] : always;
}

async function runTask(task: IntentTask, options: EvalOptions) {
  const test = await openTestPlatform();
  const ctx = await test.createTenant("Evaluation");
  await teach(ctx, task);
  const began = performance.now();
  await trainIntents(ctx);
  const trainSeconds = secondsSince(began);
  const hasStrangers = task.messages.some(isOutOfScope);
  const predictions: Prediction[] = [];
  for (const { text } of task.messages) {
    predictions.push(await predict(ctx, { text, hasStrangers }));
    showProgress(options, `${task.name}: understood ${predictions.length}`);
  }
  await test.close();
  return { predictions, trainSeconds };
}

async function teach(ctx: TenantContext, { training }: IntentTask): Promise<void> {
  for (let from = 0; from < training.length; from += examplesPerCall) {
    const batch = training.slice(from, from + examplesPerCall);
    await teachIntents(ctx, { examples: batch.map(({ text, label }) => ({ text, intent: label })) });
  }
}

async function predict(
  ctx: TenantContext,
  { text, hasStrangers }: { text: string; hasStrangers: boolean },
): Promise<Prediction> {
  const { intents, closest } = await classifyMessage(ctx, { text });
  const taught = intents.find(({ origin }) => origin !== "lexicon");
  const decided = taught?.intent ?? stranger;
  const nearest = taught?.intent ?? closest?.intent ?? stranger;
  return { label: hasStrangers ? decided : nearest, confidence: closest?.confidence ?? 0, decided, nearest };
}

function judge(message: LabelledLine, prediction: Prediction | undefined): Item {
  const isStranger = isOutOfScope(message);
  const wanted = isStranger ? stranger : message.label;
  const right = Number(prediction?.label === wanted);
  return {
    right,
    decided: Number(prediction?.decided === wanted),
    nearest: isStranger ? null : Number(prediction?.nearest === wanted),
    inScope: isStranger ? null : right,
    stranger: isStranger ? right : null,
  };
}

interface Judged {
  messages: LabelledLine[];
  predictions: Prediction[];
  items: Item[];
}

async function checkByEvaluator({ messages, predictions, items }: Judged, options: EvalOptions): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "netvexa-eval-intents-"));
  const gold = path.join(folder, "gold.jsonl");
  const file = options.out ?? path.join(folder, "predictions.jsonl");
  await writeFile(gold, toLines(messages));
  await writeFile(file, toLines(predictions));
  const oos = outOfScopeLabels.join(",");
  const script = path.join(options.root, "eval.mjs");
  const args = [script, "intent", "--gold", gold, "--pred", file, "--oos", oos, "--json"];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const theirs = printed.parse(JSON.parse(stdout));
  compare("accuracy", meanOf("right")(items), theirs.accuracy);
  compare("in-scope accuracy", meanOf("inScope")(items), theirs.in_scope_accuracy);
  if (theirs.oos_recall !== null) compare("out-of-scope recall", meanOf("stranger")(items), theirs.oos_recall);
  await rm(folder, { recursive: true, force: true });
}

function compare(name: string, ours: number, theirs: number): void {
  if (Math.abs(ours - theirs) > tolerance) throw new Error(`${name} is ${ours}, but the evaluator says ${theirs}.`);
}

function toLines(values: unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join("");
}

function showProgress({ json }: EvalOptions, text: string): void {
  if (!json && process.stderr.isTTY) process.stderr.write(`\r${text.padEnd(60)}`);
}

function secondsSince(began: number): number {
  return Math.round((performance.now() - began) / 100) / 10;
}
