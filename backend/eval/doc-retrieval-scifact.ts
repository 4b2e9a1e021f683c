import path from "node:path";
import { readOptions } from "./retrieval/options.ts";
import { askedText, judgements, readPages } from "./retrieval/plain-questions.ts";
import { readInPages } from "./retrieval/read-in.ts";
import { runSuite } from "./retrieval/run-suite.ts";

/**
 * Ranking 5,183 abstracts by claims.
 *
 *   npm run eval -- doc-retrieval-scifact [--data DIR] [--out FILE] [--json]
 */
await runSuite(
  {
    name: "doc-retrieval-scifact",
    command: "rank",
    readIn: (ctx, { root }, progress) =>
      readInPages(ctx, readPages(path.join(root, "corpora/scifact.jsonl.gz")), progress),
    toQuestion: askedText,
    findGold: judgements,
  },
  readOptions("doc-retrieval-scifact", "queries.jsonl"),
);
process.exit();
