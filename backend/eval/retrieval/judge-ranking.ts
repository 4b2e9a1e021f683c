import { z } from "zod";
import type { Item } from "../frame/measures.ts";
import { readLines } from "./read-lines.ts";
import type { Answer, Judge } from "./suite.ts";

/** Relevance by document. */
type Judged = Map<string, number>;

/** Judges rankings by a file of lines `question, document, relevance`. */
export async function rankingJudge(gold: string): Promise<Judge> {
  const judgements = await readJudgements(gold);
  return (answer) => judgeRanking(answer, judgements.get(answer.id) ?? new Map());
}

export async function readJudgements(file: string): Promise<Map<string, Judged>> {
  const judgements = new Map<string, Judged>();
  let isHead = true;
  for await (const line of readLines(file)) {
    const [question = "", document = "", relevance = "0"] = line.split("\t");
    if (isHead) {
      isHead = false;
      continue;
    }
    const judged = judgements.get(question) ?? new Map<string, number>();
    judged.set(document, Number(relevance));
    judgements.set(question, judged);
  }
  return judgements;
}

export function judgeRanking({ ranking, clean }: Answer, judged: Judged): Item {
  const ndcg10 = ndcg(ranking, judged, 10);
  return {
    ndcg10,
    cleanNdcg10: clean ? ndcg(clean.ranking, judged, 10) : null,
    recall20: recall(ranking, judged, 20),
    recall100: recall(ranking, judged, 100),
    judgedOnly: ndcg10 === null ? null : judgedOnly(ranking, judged),
  };
}

/** Linear gains as in trec_eval; null for a question without a relevant document. */
export function ndcg(ranking: string[], judged: Judged, depth: number): number | null {
  const best = [...judged.values()].toSorted((one, other) => other - one).slice(0, depth);
  const ideal = gain(best);
  const found = ranking.slice(0, depth).map((document) => judged.get(document) ?? 0);
  return ideal > 0 ? gain(found) / ideal : null;
}

function gain(relevances: number[]): number {
  return relevances.reduce((sum, relevance, index) => sum + relevance / Math.log2(index + 2), 0);
}

export function recall(ranking: string[], judged: Judged, depth: number): number | null {
  const relevant = [...judged].filter(([, relevance]) => relevance > 0).map(([document]) => document);
  const found = new Set(ranking.slice(0, depth));
  return relevant.length > 0 ? relevant.filter((document) => found.has(document)).length / relevant.length : null;
}

/** nDCG of the judged documents alone, those not found last; null where all of them are good. */
function judgedOnly(ranking: string[], judged: Judged): number | null {
  if (![...judged.values()].includes(0)) return null;
  const found = ranking.filter((document) => judged.has(document));
  const missed = [...judged].filter(([document]) => !found.includes(document));
  const last = missed.toSorted(([, one], [, other]) => one - other).map(([document]) => document);
  return ndcg([...found, ...last], judged, 10);
}

const constrained = z.object({ id: z.string(), relevant: z.array(z.string()) });

/** Judges how many of the first ten meet every condition of the question. */
export async function constraintJudge(gold: string): Promise<Judge> {
  const relevant = new Map<string, Set<string>>();
  for await (const line of readLines(gold)) {
    const read = constrained.parse(JSON.parse(line));
    relevant.set(read.id, new Set(read.relevant));
  }
  return ({ id, ranking }) => {
    const right = relevant.get(id) ?? new Set();
    const found = ranking.slice(0, 10).filter((document) => right.has(document)).length;
    return { p10: found / Math.min(10, right.size) };
  };
}

const conversation = z.object({ id: z.string(), gold_passages: z.array(z.string()), answerability: z.string() });

/** Judges the passages found for the last question of a conversation, and whether it can be answered at all. */
export async function conversationJudge(gold: string): Promise<Judge> {
  const tasks = new Map<string, z.output<typeof conversation>>();
  for await (const line of readLines(gold)) {
    const task = conversation.parse(JSON.parse(line));
    tasks.set(task.id, task);
  }
  return ({ id, ranking, confidence }) => {
    const { gold_passages = [], answerability = "" } = tasks.get(id) ?? {};
    const judged = new Map(gold_passages.map((document) => [document, 1]));
    const isAnswered = ["ANSWERABLE", "PARTIAL"].includes(answerability);
    const answerable = { ANSWERABLE: 1, UNANSWERABLE: 0 }[answerability] ?? null;
    return {
      ndcg10: isAnswered ? ndcg(ranking, judged, 10) : null,
      recall5: isAnswered ? recall(ranking, judged, 5) : null,
      answerable,
      confidence,
    };
  };
}
