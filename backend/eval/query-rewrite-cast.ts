import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { contextWords } from "../src/features/retrieval/context-words.ts";
import { questionWords } from "../src/features/retrieval/question-words.ts";
import { meanOf, type Item } from "./frame/measures.ts";
import { printReport } from "./frame/print-report.ts";
import { measureItems } from "./frame/suite-report.ts";
import { checkByEvaluator } from "./retrieval/check-by-evaluator.ts";
import { readOptions } from "./retrieval/options.ts";
import { readLines } from "./retrieval/read-lines.ts";

const turn = z.object({ id: z.string(), topic: z.number(), raw: z.string(), rewrite: z.string() });
type Turn = z.output<typeof turn>;

const plainWords = new Set(
  "a an and are as at be but by for from has have how i in is it its of on or that the their them they this to was were what when where which who why will with do does did about me you your can could".split(
    " ",
  ),
);
const languages = ["en"];
const measures = [
  { name: "context-term recall", key: "context_term_recall", of: meanOf("recall") },
  { name: "context-term precision", key: "context_term_precision", of: meanOf("precision") },
];

/**
 * Whether a question of a conversation takes along what it leaves unsaid: the words that a search adds from earlier
 * questions, against what people wrote to make the question stand alone. The data has no passages to search, so the
 * step that chooses words is asked by itself.
 *
 *   npm run eval -- query-rewrite-cast [--data DIR] [--out FILE] [--json] [--no-baselines]
 */
const began = performance.now();
const options = readOptions("query-rewrite-cast", "cast2019.jsonl");
const gold = path.join(options.data, options.queries);
const topics = new Map<number, Turn[]>();
for await (const line of readLines(gold)) {
  const read = turn.parse(JSON.parse(line));
  topics.set(read.topic, [...(topics.get(read.topic) ?? []), read]);
}
const turns = [...topics.values()].flatMap((all) => all.map((one, index) => ({ ...one, before: all.slice(0, index) })));
const ours = turns.map((one) => ({ ...one, taken: takeAlong(one.raw, one.before) }));
const items = ours.map((one) => judge(one, one.taken));
await checkPredictions();
const first = turns.map((one) => judge(one, one.before[0]?.raw ?? ""));
const baselines = options.baselines ? [{ system: "first question of the topic", items: first }] : [];
const seconds = Math.round((performance.now() - began) / 100) / 10;
printReport(
  { suite: "query-rewrite-cast", questions: turns.length, seconds, measures: measureItems(items, baselines, measures) },
  options,
);

/** Words of earlier questions, as they were asked. */
function takeAlong(query: string, before: Turn[]): string {
  const history = before.map(({ raw }) => raw);
  const words = questionWords(query, languages);
  return contextWords({ query, words, history, languages })
    .map(({ text }) => text)
    .join(" ");
}

function judge({ raw, rewrite }: Turn, taken: string): Item {
  const said = tokens(raw);
  const needed = [...tokens(rewrite)].filter((word) => !said.has(word));
  const added = [...tokens(taken)].filter((word) => !said.has(word));
  const right = added.filter((word) => needed.includes(word)).length;
  return {
    recall: needed.length > 0 ? right / needed.length : null,
    precision: added.length > 0 ? right / added.length : null,
  };
}

function tokens(text: string): Set<string> {
  return new Set((text.toLowerCase().match(/[a-z0-9]+/g) ?? []).filter((word) => !plainWords.has(word)));
}

async function checkPredictions(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "netvexa-eval-run-"));
  const file = options.out ?? path.join(folder, "predictions.jsonl");
  const lines = ours.map(({ id, raw, taken }) => `${JSON.stringify({ id, rewrite: `${raw} ${taken}` })}\n`);
  await writeFile(file, lines.join(""));
  await checkByEvaluator({ command: "rewrite", measures }, items, { options, gold, file });
  await rm(folder, { recursive: true, force: true });
}
