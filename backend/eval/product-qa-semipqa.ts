import { runProductQuestions } from "./evidence/run-product-questions.ts";
import { readOptions } from "./retrieval/options.ts";

/**
 * Questions on a product page that lists attributes: the line that answers, and whether there is one.
 *
 *   npm run eval -- product-qa-semipqa [--data DIR] [--out FILE] [--json]
 */
await runProductQuestions(
  {
    name: "product-qa-semipqa",
    precisionGoal: { must: 0.7, aim: 0.8 },
    abstentionGoal: { must: 0.83, aim: 0.9 },
  },
  readOptions("product-qa-semipqa", "questions.jsonl"),
);
process.exit();
