import { z } from "zod";
import type { MemoryTurn } from "./turn-types.ts";

const MOST_TOPICS = 12;
const LONGEST_TOPIC = 120;
const MOST_PRODUCTS = 12;

/** What is left of turns that are too far back to be remembered word for word. */
export const threadSummary = z.object({
  turns: z.int(),
  /** What was asked, oldest first. */
  topics: z.array(z.string()),
  /** Document numbers of products that were shown, the latest last. */
  products: z.array(z.int()),
});
export type ThreadSummary = z.output<typeof threadSummary>;

export const emptySummary: ThreadSummary = { turns: 0, topics: [], products: [] };

/** The summary with one more turn in it; it does not grow beyond twelve topics and twelve products. */
export function foldTurn(summary: ThreadSummary, turn: MemoryTurn): ThreadSummary {
  const topic = turn.question.replaceAll(/\s+/gu, " ").trim().slice(0, LONGEST_TOPIC);
  const topics = [...summary.topics.filter((known) => known !== topic), topic];
  const products = [...summary.products.filter((known) => !turn.products.includes(known)), ...turn.products];
  return {
    turns: summary.turns + 1,
    topics: topics.slice(-MOST_TOPICS),
    products: products.slice(-MOST_PRODUCTS),
  };
}
