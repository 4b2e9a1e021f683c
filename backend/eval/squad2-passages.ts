import { writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { meanOf } from "./frame/measures.ts";
import { rankingJudge } from "./retrieval/judge-ranking.ts";
import { readOptions } from "./retrieval/options.ts";
import { readInCorpus } from "./retrieval/plain-questions.ts";
import { readLines } from "./retrieval/read-lines.ts";
import { runSuite } from "./retrieval/run-suite.ts";

const line = z.object({ id: z.string(), question: z.string(), passage_id: z.string(), answerable: z.boolean() });

/**
 * Finding the passage that answers a question, among those of eight articles.
 *
 *   npm run eval -- squad2-passages [--data DIR] [--out FILE] [--json] [--no-baselines]
 */
await runSuite(
  {
    name: "squad2-passages",
    command: "rank",
    corpus: ({ data }) => ({ file: path.join(data, "passages.jsonl"), form: "pages" }),
    readIn: readInCorpus,
    toQuestion: (read) => {
      const { id, question } = line.parse(read);
      return { id, text: question };
    },
    findGold: async ({ data, queries }, folder) => {
      const rows = ["query_id\tdoc_id\trelevance"];
      for await (const text of readLines(path.join(data, queries))) {
        const { id, passage_id, answerable } = line.parse(JSON.parse(text));
        if (answerable) rows.push(`${id}\t${passage_id}\t1`);
      }
      const file = path.join(folder, "qrels.tsv");
      await writeFile(file, `${rows.join("\n")}\n`);
      return file;
    },
    readJudge: rankingJudge,
    measures: [
      { name: "nDCG@10", key: "ndcg10", of: meanOf("ndcg10") },
      { name: "recall@20", key: "recall20", of: meanOf("recall20") },
    ],
  },
  readOptions("squad2", "questions.jsonl"),
);
process.exit();
