import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { findEvidence } from "#features/chat";
import { foldIndex } from "#features/retrieval";
import type { TenantContext } from "#platform/tenant-context";
import { aucOf, caughtOf, meanOf, type Goal, type Item } from "../frame/measures.ts";
import { printReport } from "../frame/print-report.ts";
import { measureItems } from "../frame/suite-report.ts";
import { openTenant } from "../retrieval/open-tenant.ts";
import type { EvalOptions } from "../retrieval/options.ts";
import { readLines } from "../retrieval/read-lines.ts";
import { checkEvaluator } from "./check-evaluator.ts";
import { plainLetters } from "./plain-words.ts";
import { addressOf, pushPages } from "./push-pages.ts";

const productQuestion = z.object({
  id: z.string(),
  question: z.string(),
  product_title: z.string().default("Product details"),
  answerable: z.boolean(),
  candidates: z.array(z.object({ id: z.string(), text: z.string(), label: z.number() })),
});
type ProductQuestion = z.output<typeof productQuestion>;

export interface ProductSuite {
  name: string;
  precisionGoal: Goal;
  abstentionGoal: Goal;
}

interface Prediction {
  id: string;
  ranking: string[];
  confidence: number;
  abstain: boolean;
}

/**
 * Questions on a product's page: which of what the page says answers, and whether any of it does. Each product is a page
 * of a fresh tenant, and the question is asked of that page alone.
 */
export async function runProductQuestions(suite: ProductSuite, options: EvalOptions): Promise<void> {
  const began = performance.now();
  const questions: ProductQuestion[] = [];
  const gold = path.join(options.data, options.queries);
  for await (const line of readLines(gold)) questions.push(productQuestion.parse(JSON.parse(line)));
  const tenant = await openTenant();
  await pushPages(tenant.ctx, [...new Map(questions.map((one) => [pageOf(one), toPage(one)])).values()]);
  await foldIndex(tenant.ctx);
  const predictions: Prediction[] = [];
  for (const question of questions) predictions.push(await answer(tenant.ctx, question));
  await tenant.close();
  const most = Math.max(...questions.flatMap(({ candidates }) => candidates.map(({ label }) => label)));
  const items = questions.map((question, index) => judge(question, predictions[index], most));
  const measures = [
    { name: "P@1", of: meanOf("right"), goal: suite.precisionGoal },
    { name: "abstention AUC", of: aucOf("confidence", "answerable"), goal: suite.abstentionGoal },
    { name: "caught at 90 % answered", of: caughtOf("confidence", "answerable") },
    { name: "answered where it could", of: meanOf("answered") },
    { name: "unknown where it could not", of: meanOf("refused") },
  ];
  const folder = await mkdtemp(path.join(tmpdir(), "netvexa-eval-run-"));
  const figures = { p_at_1: meanOf("right")(items), confidence_auc: aucOf("confidence", "answerable")(items) };
  const file = options.out ?? path.join(folder, "predictions.jsonl");
  await checkEvaluator(options, { command: "pqa", gold, file, predictions, figures });
  await rm(folder, { recursive: true, force: true });
  const facts = { questions: questions.length, seconds: Math.round((performance.now() - began) / 100) / 10 };
  printReport(
    { suite: suite.name, engine: tenant.engine, ...facts, measures: measureItems(items, [], measures) },
    options,
  );
}

/** Questions about one product have the same candidates; only their ids differ. */
function pageOf({ candidates }: ProductQuestion): string {
  const text = candidates.map((candidate) => candidate.text).join("\n");
  return createHash("sha256").update(text).digest("hex").slice(0, 24);
}

function toPage(question: ProductQuestion) {
  const lines = question.candidates.map(({ text }) => text.replaceAll(/\s+/g, " "));
  return { externalId: pageOf(question), title: question.product_title, lines };
}

async function answer(ctx: TenantContext, question: ProductQuestion): Promise<Prediction> {
  const { id, question: text, candidates } = question;
  const withinUrl = addressOf(pageOf(question));
  const { sentences, confidence, isEnough } = await findEvidence(ctx, { question: text, language: "en", withinUrl });
  const plain = candidates.map((candidate) => ({ id: candidate.id, letters: plainLetters(candidate.text) }));
  const found = sentences.flatMap((sentence) => {
    const letters = plainLetters(sentence.text);
    return plain.find((candidate) => candidate.letters.includes(letters))?.id ?? [];
  });
  const ranking = [...new Set([...found, ...candidates.map((candidate) => candidate.id)])];
  return { id, ranking, confidence, abstain: !isEnough };
}

function judge({ answerable, candidates }: ProductQuestion, prediction: Prediction | undefined, most: number): Item {
  if (!prediction) throw new Error("A question was not asked.");
  const [first] = prediction.ranking;
  const label = candidates.find(({ id }) => id === first)?.label ?? 0;
  const of = { answerable: Number(answerable), confidence: prediction.confidence };
  return answerable
    ? { ...of, right: Number(label >= most), answered: Number(!prediction.abstain), refused: null }
    : { ...of, right: null, answered: null, refused: Number(prediction.abstain) };
}
