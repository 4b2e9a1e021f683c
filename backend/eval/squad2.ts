import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { foldIndex } from "#features/retrieval";
import { askPassages, readPassages, type Asked } from "./evidence/ask-passages.ts";
import { checkEvaluator } from "./evidence/check-evaluator.ts";
import { pushPages } from "./evidence/push-pages.ts";
import { aucOf, caughtOf, meanOf, type Measure } from "./frame/measures.ts";
import { printReport } from "./frame/print-report.ts";
import { measureItems } from "./frame/suite-report.ts";
import { openTenant } from "./retrieval/open-tenant.ts";
import { readOptions } from "./retrieval/options.ts";

/**
 * The sentence of a given passage that answers; and whether it is noticed that the knowledge is missing, when the whole
 * article was left out (easy) and when only the passage was (hard).
 *
 *   npm run eval -- squad2 [--data DIR] [--out FILE] [--json]
 */
const options = readOptions("squad2", "questions.jsonl");
const began = performance.now();
const tenant = await openTenant();
const passages = await readPassages(options);
await pushPages(
  tenant.ctx,
  passages.map(({ id, title, text }) => ({ externalId: id, title, lines: [text] })),
);
await foldIndex(tenant.ctx);
const folder = await mkdtemp(path.join(tmpdir(), "netvexa-eval-run-"));

const caught = caughtOf("confidence", "answerable");
const auc = aucOf("confidence", "answerable");
const parts: { file: string; key: string; measures: Measure[] }[] = [
  {
    file: options.queries,
    key: "answer_sentence_accuracy",
    measures: [{ name: "answer sentence", of: meanOf("right"), goal: { must: 0.85, aim: 0.88 } }],
  },
  {
    file: "questions_missing_article.jsonl",
    key: "recall_at_90pct_answered",
    measures: [
      { name: "missing article, caught at 90 %", of: caught, goal: { must: 0.9, aim: 0.98 } },
      { name: "missing article, AUC", of: auc },
    ],
  },
  {
    file: "questions_missing_passage.jsonl",
    key: "recall_at_90pct_answered",
    measures: [
      { name: "missing passage, caught at 90 %", of: caught, goal: { must: 0.57, aim: 0.68 } },
      { name: "missing passage, AUC", of: auc },
    ],
  },
];

const measured = [];
let questions = 0;
for (const { file, key, measures } of parts) {
  const gold = path.join(options.data, file);
  const progress = (done: number) => showProgress(`${file} ${done}`);
  const asked = await askPassages(tenant.ctx, passages, { gold, progress });
  measured.push(...measureItems(asked.items, [], measures));
  await check(asked, key, measures);
  questions += asked.items.length;
}
await tenant.close();
await rm(folder, { recursive: true, force: true });
const seconds = Math.round((performance.now() - began) / 100) / 10;
printReport({ suite: "squad2", engine: tenant.engine, questions, seconds, measures: measured }, options);
process.exit();

async function check({ items, predictions, gold }: Asked, key: string, [first]: Measure[]): Promise<void> {
  const file = options.out === null ? path.join(folder, "predictions.jsonl") : `${options.out}.${path.basename(gold)}`;
  const figures = first ? { [key]: first.of(items) } : {};
  await checkEvaluator(options, { command: "qa", gold, file, predictions, figures });
}

function showProgress(text: string): void {
  if (!options.json && process.stderr.isTTY) process.stderr.write(`\r${text.padEnd(60)}`);
}
