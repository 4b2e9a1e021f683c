import { z } from "zod";
import { aucOf, caughtOf, meanOf } from "./frame/measures.ts";
import { pageCorpus } from "./retrieval/corpus.ts";
import { conversationJudge } from "./retrieval/judge-ranking.ts";
import { readOptions } from "./retrieval/options.ts";
import { questionFile, readInCorpus } from "./retrieval/plain-questions.ts";
import { runSuite } from "./retrieval/run-suite.ts";

const task = z.object({
  id: z.string(),
  question: z.string(),
  history: z.array(z.object({ speaker: z.string(), text: z.string() })),
});

/**
 * Finding the passages for the last question of a conversation, and noticing that there are none. Other systems are
 * asked the last question alone.
 *
 *   npm run eval -- multi-turn-mtragun [--data DIR] [--out FILE] [--json] [--no-baselines]
 */
await runSuite(
  {
    name: "multi-turn-mtragun",
    command: "multiturn",
    corpus: pageCorpus("mtrag-un-passages.jsonl.gz"),
    readIn: readInCorpus,
    toQuestion: (line) => {
      const { id, question, history } = task.parse(line);
      const asked = history.filter(({ speaker }) => speaker === "user").map(({ text }) => text);
      return { id, text: question, history: asked };
    },
    findGold: questionFile,
    readJudge: conversationJudge,
    measures: [
      { name: "nDCG@10", key: "ndcg10", of: meanOf("ndcg10"), goal: { must: 0.86, aim: 0.9 } },
      { name: "recall@5", key: "recall5", of: meanOf("recall5") },
      {
        name: "unanswerable AUC",
        key: "confidence_auc",
        of: aucOf("confidence", "answerable"),
        goal: { must: 0.86, aim: 0.9 },
      },
      {
        name: "unanswerable caught at 90 %",
        key: "recall_at_90pct_answered",
        of: caughtOf("confidence", "answerable"),
      },
    ],
  },
  readOptions("multi-turn-mtragun", "tasks.jsonl"),
);
process.exit();
