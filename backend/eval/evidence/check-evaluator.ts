import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import type { EvalOptions } from "../retrieval/options.ts";

const printed = z.record(z.string(), z.unknown());
const tolerance = 1e-4;

export interface PredictionFile {
  command: "pqa" | "qa";
  gold: string;
  file: string;
  predictions: readonly unknown[];
  /** Our figures by the evaluator's names. */
  figures: Record<string, number>;
}

/** Writes predictions in the evaluator's format; throws when the evaluator makes other figures of them than we do. */
export async function checkEvaluator(options: EvalOptions, checked: PredictionFile): Promise<void> {
  const { command, gold, file, predictions, figures } = checked;
  await writeFile(file, predictions.map((line) => `${JSON.stringify(line)}\n`).join(""));
  const script = path.join(options.root, "eval.mjs");
  const args = [script, command, "--gold", gold, "--pred", file, "--json"];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 });
  const scores = printed.parse(JSON.parse(stdout));
  for (const [name, ours] of Object.entries(figures)) {
    const theirs = Number(scores[name]);
    if (Math.abs(ours - theirs) > tolerance) throw new Error(`${name} is ${ours}, but the evaluator says ${theirs}.`);
  }
}
