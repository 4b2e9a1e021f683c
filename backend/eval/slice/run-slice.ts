import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { foldIndex, searchKnowledge } from "#features/retrieval";
import { ndcg, readJudgements } from "../retrieval/judge-ranking.ts";
import { openTenant } from "../retrieval/open-tenant.ts";
import { readInCatalogue } from "../retrieval/read-in.ts";
import { readLines } from "../retrieval/read-lines.ts";

/** nDCG@10 by question. */
export type SliceScores = Record<string, number>;

const root = process.env["NETVEXA_EVAL_DIR"] ?? path.resolve(import.meta.dirname, "../../../../shared/eval");
const corpus = path.join(root, "corpora/icecat-products.jsonl.gz");
const data = path.join(root, "dev/product-search-icecat");
const questionFiles = ["queries.jsonl", "queries_typo.jsonl"];
const asked = z.object({ id: z.string(), text: z.string() });
const named = z.object({ id: z.string() });
const fewestQuestions = 50;

/** Where the evaluation data would be, when it is not there. */
export function missingSliceData(): string | null {
  return existsSync(corpus) && existsSync(data) ? null : root;
}

/** A small fast part of the product search: the judged products alone, asked with and without a typing mistake. */
export async function runSlice(): Promise<SliceScores> {
  const judgements = await readJudgements(path.join(data, "qrels.tsv"));
  const folder = await mkdtemp(path.join(tmpdir(), "netvexa-eval-slice-"));
  const { ctx, close } = await openTenant();
  try {
    await readInCatalogue(ctx, await writeJudged(folder, judgements), () => undefined);
    await foldIndex(ctx);
    const scores: SliceScores = {};
    for await (const { id, text } of readAsked()) {
      const { hits } = await searchKnowledge(ctx, { query: text });
      const ranking = hits.map(({ document }) => document.externalId);
      const score = ndcg(ranking, judgements.get(id) ?? new Map(), 10);
      if (score !== null) scores[`${id} ${text}`] = Math.round(score * 1e4) / 1e4;
    }
    if (Object.keys(scores).length < fewestQuestions) throw new Error("The slice has too few questions to tell.");
    return scores;
  } finally {
    await close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function* readAsked() {
  for (const file of questionFiles) {
    for await (const line of readLines(path.join(data, file))) yield asked.parse(JSON.parse(line));
  }
}

async function writeJudged(folder: string, judgements: Map<string, Map<string, number>>): Promise<string> {
  const judged = new Set([...judgements.values()].flatMap((documents) => [...documents.keys()]));
  const lines: string[] = [];
  for await (const line of readLines(corpus)) {
    if (judged.has(named.parse(JSON.parse(line)).id)) lines.push(`${line}\n`);
  }
  const file = path.join(folder, "judged.jsonl");
  await writeFile(file, lines.join(""));
  return file;
}
