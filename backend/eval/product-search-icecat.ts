import path from "node:path";
import { readOptions } from "./retrieval/options.ts";
import { askedText, judgements } from "./retrieval/plain-questions.ts";
import { readInCatalogue } from "./retrieval/read-in.ts";
import { runSuite } from "./retrieval/run-suite.ts";

/**
 * Ranking 19,406 real products; `--queries queries_typo.jsonl` asks the same with one typing mistake.
 *
 *   npm run eval -- product-search-icecat [--data DIR] [--queries FILE] [--out FILE] [--json]
 */
await runSuite(
  {
    name: "product-search-icecat",
    command: "rank",
    readIn: (ctx, { root }, progress) =>
      readInCatalogue(ctx, path.join(root, "corpora/icecat-products.jsonl.gz"), progress),
    toQuestion: askedText,
    findGold: judgements,
  },
  readOptions("product-search-icecat", "queries.jsonl"),
);
process.exit();
