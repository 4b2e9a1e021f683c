import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { EvalOptions } from "../retrieval/options.ts";
import { readLines } from "../retrieval/read-lines.ts";

const line = z.object({ text: z.string(), label: z.string() });
export type LabelledLine = z.output<typeof line>;

/** Messages of one shop to be understood, and what the shop taught before. */
export interface IntentTask {
  name: string;
  training: LabelledLine[];
  messages: LabelledLine[];
}

/** What the data calls messages that have none of the intents. */
export const outOfScopeLabels: readonly string[] = ["oos", "NO_NODES_DETECTED"];

export function isOutOfScope({ label }: LabelledLine): boolean {
  return outOfScopeLabels.includes(label);
}

interface LabelledFile {
  name: string;
  lines: LabelledLine[];
}

const shareHeldOut = 5;

/**
 * The tasks of a folder: each `*test.jsonl` (else `*val.jsonl`) with the `*train.jsonl` that has most of its labels,
 * there or in the usual folder of the suite; a file of nothing but out-of-scope messages joins the others. Without
 * either, every fifth training message is held out.
 */
export async function readTasks(suite: string, { data, root }: EvalOptions): Promise<IntentTask[]> {
  const files = await readFolder(data);
  const usual = path.join(root, "dev", suite);
  const trainings = [...files, ...(usual === data ? [] : await readFolder(usual))].filter(
    ({ name, lines }) => name.endsWith("train.jsonl") && !lines.every(isOutOfScope),
  );
  const ending = ["test.jsonl", "val.jsonl"].find((end) => files.some(({ name }) => name.endsWith(end)));
  if (ending === undefined) return trainings.map(holdOut);
  const asked = files.filter(({ name }) => name.endsWith(ending));
  const strangers = asked.filter(({ lines }) => lines.every(isOutOfScope)).flatMap(({ lines }) => lines);
  return asked
    .filter(({ lines }) => !lines.every(isOutOfScope))
    .map((file) => ({
      name: file.name,
      training: findTraining(file, trainings).lines.filter((taught) => !isOutOfScope(taught)),
      messages: [...file.lines, ...strangers],
    }));
}

async function readFolder(folder: string): Promise<LabelledFile[]> {
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder)).filter((name) => name.endsWith(".jsonl")).toSorted();
  return Promise.all(names.map(async (name) => ({ name, lines: await readFile(path.join(folder, name)) })));
}

async function readFile(file: string): Promise<LabelledLine[]> {
  const lines: LabelledLine[] = [];
  for await (const text of readLines(file)) lines.push(line.parse(JSON.parse(text)));
  return lines;
}

function findTraining({ name, lines }: LabelledFile, trainings: LabelledFile[]): LabelledFile {
  const labels = new Set(lines.map(({ label }) => label));
  const shared = (file: LabelledFile) => new Set(file.lines.map(({ label }) => label)).intersection(labels).size;
  const [best] = trainings.toSorted((one, other) => shared(other) - shared(one));
  if (!best) throw new Error(`There is no training file for ${name}.`);
  return best;
}

function holdOut({ name, lines }: LabelledFile): IntentTask {
  return {
    name: `every fifth of ${name}`,
    training: lines.filter((taught) => !isHeldOut(taught)),
    messages: lines.filter(isHeldOut),
  };
}

function isHeldOut({ text }: LabelledLine): boolean {
  return createHash("md5").update(text).digest().readUInt32BE(0) % shareHeldOut === 0;
}
