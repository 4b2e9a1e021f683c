import path from "node:path";
import { z } from "zod";
import { readLines } from "../../eval/retrieval/read-lines.ts";

const folder = process.env["NETVEXA_EVAL_DIR"] ?? path.resolve(import.meta.dirname, "../../../../shared/eval");
const files = [
  "product-search-icecat/queries.jsonl",
  "product-search-icecat/queries_typo.jsonl",
  "product-constraints-icecat/queries.jsonl",
];
const asked = z.object({ text: z.string() });

/** What shoppers type: a few words, the same with a typing mistake, and wishes with brand, colour and price. */
export async function readShoppersQuestions(): Promise<string[]> {
  const questions: string[] = [];
  for (const file of files) {
    for await (const line of readLines(path.join(folder, "dev", file)))
      questions.push(asked.parse(JSON.parse(line)).text);
  }
  return questions;
}
