import path from "node:path";
import { readOptions } from "./retrieval/options.ts";
import { askedText } from "./retrieval/plain-questions.ts";
import { readInCatalogue } from "./retrieval/read-in.ts";
import { runSuite } from "./retrieval/run-suite.ts";

/**
 * Requests with brand, colour, price and negation over the same products.
 *
 *   npm run eval -- product-constraints-icecat [--data DIR] [--out FILE] [--json]
 */
await runSuite(
  {
    name: "product-constraints-icecat",
    command: "constraints",
    readIn: (ctx, { root }, progress) =>
      readInCatalogue(ctx, path.join(root, "corpora/icecat-products.jsonl.gz"), progress),
    toQuestion: askedText,
    findGold: async ({ data, queries }) => path.join(data, queries),
  },
  readOptions("product-constraints-icecat", "queries.jsonl"),
);
process.exit();
