import { z } from "zod";
import { meanOf, ratioOf } from "./frame/measures.ts";
import { productCorpus } from "./retrieval/corpus.ts";
import { rankingJudge } from "./retrieval/judge-ranking.ts";
import { readOptions } from "./retrieval/options.ts";
import { judgements, readInCorpus } from "./retrieval/plain-questions.ts";
import { runSuite } from "./retrieval/run-suite.ts";

const line = z.object({ id: z.string(), text: z.string(), clean: z.string() });

/**
 * How much of the ranking of 19,406 real products is kept when one letter of the question is wrong.
 *
 *   npm run eval -- product-typos-icecat [--data DIR] [--out FILE] [--json] [--no-baselines]
 */
await runSuite(
  {
    name: "product-typos-icecat",
    command: "rank",
    corpus: productCorpus,
    readIn: readInCorpus,
    toQuestion: (read) => line.parse(read),
    findGold: judgements,
    readJudge: rankingJudge,
    measures: [
      { name: "share of nDCG@10 kept", of: ratioOf("ndcg10", "cleanNdcg10"), goal: { must: 0.88, aim: 0.95 } },
      { name: "nDCG@10", key: "ndcg10", of: meanOf("ndcg10") },
    ],
  },
  readOptions("product-search-icecat", "queries_typo.jsonl"),
);
process.exit();
