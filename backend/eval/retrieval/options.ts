import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

/** What a suite was asked for on the command line. */
export interface EvalOptions {
  /** Folder with the suite's questions and judgements. */
  data: string;
  /** Folder of the evaluation data as a whole: corpora and the evaluator. */
  root: string;
  /** File that the predictions are written to; a temporary one when null. */
  out: string | null;
  /** Prints one JSON value and nothing else. */
  json: boolean;
  /** File of questions within `data`. */
  queries: string;
  /** Other search engines are asked the same. */
  baselines: boolean;
}

const defaultRoot = process.env["NETVEXA_EVAL_DIR"] ?? path.resolve(import.meta.dirname, "../../../../shared/eval");

/** Reads `<suite> --data DIR [--out FILE] [--json] [--queries FILE] [--no-baselines]`; ends the process with a line when the data is absent. */
export function readOptions(suite: string, queries: string): EvalOptions {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      data: { type: "string" },
      out: { type: "string" },
      json: { type: "boolean", default: false },
      queries: { type: "string", default: queries },
      baselines: { type: "boolean", default: true },
    },
    allowNegative: true,
  });
  const data = path.resolve(values.data ?? path.join(defaultRoot, "dev", suite));
  const root = findRoot(data);
  if (!existsSync(data) || root === null) {
    process.stderr.write(
      `There is no evaluation data at ${data}; give --data, or set NETVEXA_EVAL_DIR to the folder that holds corpora, dev and eval.mjs.\n`,
    );
    process.exit(1);
  }
  const { json, queries: file, baselines } = values;
  return { data, root, out: values.out ?? null, json, queries: file, baselines };
}

/** The nearest folder above the data that has the evaluator, else the usual one. */
function findRoot(data: string): string | null {
  for (let folder = data; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, "eval.mjs"))) return folder;
  }
  return existsSync(path.join(defaultRoot, "eval.mjs")) ? defaultRoot : null;
}
