import { meanOf } from "./frame/measures.ts";
import { pageCorpus } from "./retrieval/corpus.ts";
import { rankingJudge } from "./retrieval/judge-ranking.ts";
import { readOptions } from "./retrieval/options.ts";
import { askedText, judgements, readInCorpus } from "./retrieval/plain-questions.ts";
import { runSuite } from "./retrieval/run-suite.ts";

/**
 * Ranking 5,183 abstracts by claims.
 *
 *   npm run eval -- doc-retrieval-scifact [--data DIR] [--out FILE] [--json] [--no-baselines]
 */
await runSuite(
  {
    name: "doc-retrieval-scifact",
    command: "rank",
    corpus: pageCorpus("scifact.jsonl.gz"),
    readIn: readInCorpus,
    toQuestion: askedText,
    findGold: judgements,
    readJudge: rankingJudge,
    measures: [
      { name: "nDCG@10", key: "ndcg10", of: meanOf("ndcg10"), goal: { must: 0.69, aim: 0.71 } },
      { name: "recall@20", key: "recall20", of: meanOf("recall20"), goal: { must: 0.87, aim: 0.89 } },
      { name: "recall@100", key: "recall100", of: meanOf("recall100") },
    ],
  },
  readOptions("doc-retrieval-scifact", "queries.jsonl"),
);
process.exit();
