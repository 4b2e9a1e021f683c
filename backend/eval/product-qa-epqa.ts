import { runProductQuestions } from "./evidence/run-product-questions.ts";
import { readOptions } from "./retrieval/options.ts";

/**
 * Questions on a product page with its reviews and its customers' questions: what answers, and whether anything does.
 *
 *   npm run eval -- product-qa-epqa [--data DIR] [--out FILE] [--json]
 */
await runProductQuestions(
  {
    name: "product-qa-epqa",
    precisionGoal: { must: 0.66, aim: 0.72 },
    abstentionGoal: { must: 0.66, aim: 0.72 },
  },
  readOptions("product-qa-epqa", "questions.jsonl"),
);
process.exit();
