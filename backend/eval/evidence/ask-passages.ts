import path from "node:path";
import { z } from "zod";
import { findEvidence } from "#features/chat";
import type { TenantContext } from "#platform/tenant-context";
import type { Item } from "../frame/measures.ts";
import type { EvalOptions } from "../retrieval/options.ts";
import { readLines } from "../retrieval/read-lines.ts";
import { plainWords } from "./plain-words.ts";
import { addressOf } from "./push-pages.ts";

const passage = z.object({ id: z.string(), title: z.string(), text: z.string() });
export type Passage = z.output<typeof passage>;

const squadQuestion = z.object({
  id: z.string(),
  question: z.string(),
  passage_id: z.string().nullish(),
  answerable: z.boolean(),
  answers: z.array(z.string()),
  exclude: z.object({ title: z.string().optional(), passage_id: z.string().optional() }).nullish(),
});
type SquadQuestion = z.output<typeof squadQuestion>;

export interface SquadPrediction {
  id: string;
  sentence: string;
  answer: string;
  confidence: number;
  abstain: boolean;
}

export interface Asked {
  items: Item[];
  predictions: SquadPrediction[];
  gold: string;
}

export async function readPassages({ data }: EvalOptions): Promise<Passage[]> {
  const passages: Passage[] = [];
  for await (const line of readLines(path.join(data, "passages.jsonl"))) passages.push(passage.parse(JSON.parse(line)));
  return passages;
}

/** Asks the questions of a file: each of its own passage, or of everything but what it is to do without. */
export async function askPassages(
  ctx: TenantContext,
  passages: readonly Passage[],
  { gold, progress }: { gold: string; progress: (done: number) => void },
): Promise<Asked> {
  const asked: Asked = { items: [], predictions: [], gold };
  for await (const line of readLines(gold)) {
    const question = squadQuestion.parse(JSON.parse(line));
    const prediction = await ask(ctx, question, passages);
    asked.predictions.push(prediction);
    asked.items.push(judge(question, prediction));
    progress(asked.items.length);
  }
  return asked;
}

async function ask(
  ctx: TenantContext,
  { id, question, passage_id, exclude }: SquadQuestion,
  passages: readonly Passage[],
): Promise<SquadPrediction> {
  const left = passages.filter((one) => one.title === exclude?.title || one.id === exclude?.passage_id);
  const { sentences, confidence, isEnough } = await findEvidence(ctx, {
    question,
    language: "en",
    withinUrl: passage_id ? addressOf(passage_id) : null,
    exclude: { externalIds: left.map((one) => one.id) },
  });
  const sentence = sentences[0]?.text ?? "";
  return { id, sentence, answer: isEnough ? sentence : "", confidence, abstain: !isEnough };
}

function judge({ answerable, answers }: SquadQuestion, { sentence, confidence }: SquadPrediction): Item {
  const said = plainWords(sentence);
  const isRight = answers.some((text) => said.includes(plainWords(text)));
  return { right: answerable ? Number(isRight) : null, answerable: Number(answerable), confidence };
}
