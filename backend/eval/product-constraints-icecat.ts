import { meanOf } from "./frame/measures.ts";
import { productCorpus } from "./retrieval/corpus.ts";
import { constraintJudge } from "./retrieval/judge-ranking.ts";
import { readOptions } from "./retrieval/options.ts";
import { askedText, questionFile, readInCorpus } from "./retrieval/plain-questions.ts";
import { runSuite } from "./retrieval/run-suite.ts";

/**
 * Requests with brand, colour, price and negation over the same products.
 *
 *   npm run eval -- product-constraints-icecat [--data DIR] [--out FILE] [--json] [--no-baselines]
 */
await runSuite(
  {
    name: "product-constraints-icecat",
    command: "constraints",
    corpus: productCorpus,
    readIn: readInCorpus,
    toQuestion: askedText,
    findGold: questionFile,
    readJudge: constraintJudge,
    measures: [{ name: "P@10", key: "constraint_p10", of: meanOf("p10"), goal: { must: 0.85, aim: 0.95 } }],
  },
  readOptions("product-constraints-icecat", "queries.jsonl"),
);
process.exit();
