import path from "node:path";
import { z } from "zod";
import { readOptions } from "./retrieval/options.ts";
import { readPages } from "./retrieval/plain-questions.ts";
import { readInPages } from "./retrieval/read-in.ts";
import { runSuite } from "./retrieval/run-suite.ts";

const task = z.object({
  id: z.string(),
  question: z.string(),
  history: z.array(z.object({ speaker: z.string(), text: z.string() })),
});

/**
 * Finding the passages for the last question of a conversation, and noticing that there are none.
 *
 *   npm run eval -- multi-turn-mtragun [--data DIR] [--out FILE] [--json]
 */
await runSuite(
  {
    name: "multi-turn-mtragun",
    command: "multiturn",
    readIn: (ctx, { root }, progress) =>
      readInPages(ctx, readPages(path.join(root, "corpora/mtrag-un-passages.jsonl.gz")), progress),
    toQuestion: (line) => {
      const { id, question, history } = task.parse(line);
      const asked = history.filter(({ speaker }) => speaker === "user").map(({ text }) => text);
      return { id, text: question, history: asked };
    },
    findGold: async ({ data, queries }) => path.join(data, queries),
  },
  readOptions("multi-turn-mtragun", "tasks.jsonl"),
);
process.exit();
