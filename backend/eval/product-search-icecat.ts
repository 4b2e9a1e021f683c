import { meanOf } from "./frame/measures.ts";
import { productCorpus } from "./retrieval/corpus.ts";
import { rankingJudge } from "./retrieval/judge-ranking.ts";
import { readOptions } from "./retrieval/options.ts";
import { askedText, judgements, readInCorpus } from "./retrieval/plain-questions.ts";
import { runSuite } from "./retrieval/run-suite.ts";

/**
 * Ranking 19,406 real products; `--queries queries_typo.jsonl` asks the same with one typing mistake.
 *
 *   npm run eval -- product-search-icecat [--data DIR] [--queries FILE] [--out FILE] [--json] [--no-baselines]
 */
await runSuite(
  {
    name: "product-search-icecat",
    command: "rank",
    corpus: productCorpus,
    readIn: readInCorpus,
    toQuestion: askedText,
    findGold: judgements,
    readJudge: rankingJudge,
    measures: [
      { name: "nDCG@10", key: "ndcg10", of: meanOf("ndcg10"), goal: { must: 0.77, aim: 0.8 } },
      {
        name: "nDCG@10, judged only",
        key: "judged_only_ndcg10",
        of: meanOf("judgedOnly"),
        goal: { must: 0.81, aim: 0.85 },
      },
      { name: "recall@20", key: "recall20", of: meanOf("recall20") },
    ],
  },
  readOptions("product-search-icecat", "queries.jsonl"),
);
process.exit();
