import { writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { readOptions } from "./retrieval/options.ts";
import { readPages } from "./retrieval/plain-questions.ts";
import { readInPages, readLines } from "./retrieval/read-in.ts";
import { runSuite } from "./retrieval/run-suite.ts";

const line = z.object({ id: z.string(), question: z.string(), passage_id: z.string(), answerable: z.boolean() });

/**
 * Finding the passage that answers a question, among those of eight articles.
 *
 *   npm run eval -- squad2-passages [--data DIR] [--out FILE] [--json]
 */
await runSuite(
  {
    name: "squad2-passages",
    command: "rank",
    readIn: (ctx, { data }, progress) => readInPages(ctx, readPages(path.join(data, "passages.jsonl")), progress),
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
  },
  readOptions("squad2", "questions.jsonl"),
);
process.exit();
