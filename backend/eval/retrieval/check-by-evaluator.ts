import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import type { Item } from "../frame/measures.ts";
import type { EvalOptions } from "./options.ts";
import type { CheckedMeasure } from "./suite.ts";

const printed = z.record(z.string(), z.unknown());
/** The evaluator prints four decimals. */
const tolerance = 1e-4;

/** Throws when the evaluator makes other figures of the predictions in the file than we do. */
export async function checkByEvaluator(
  { command, measures }: { command: string; measures: CheckedMeasure[] },
  items: Item[],
  { options, gold, file }: { options: EvalOptions; gold: string; file: string },
): Promise<void> {
  const queries = command === "rank" ? ["--queries", path.join(options.data, options.queries)] : [];
  const script = path.join(options.root, "eval.mjs");
  const args = [script, command, "--gold", gold, "--pred", file, "--json", ...queries];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 });
  const scores = printed.parse(JSON.parse(stdout));
  for (const { name, key, of } of measures) {
    if (key === undefined || scores[key] === null) continue;
    const [ours, theirs] = [of(items), Number(scores[key])];
    if (Math.abs(ours - theirs) > tolerance) throw new Error(`${name} is ${ours}, but the evaluator says ${theirs}.`);
  }
}
