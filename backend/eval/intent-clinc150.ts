import { runIntentSuite } from "./intents/run-intent-suite.ts";
import { readOptions } from "./retrieval/options.ts";

/**
 * 150 intents, and questions that have none of them.
 *
 *   npm run eval -- intent-clinc150 [--data DIR] [--out FILE] [--json]
 */
await runIntentSuite(
  {
    name: "intent-clinc150",
    goals: { inScope: { must: 0.81, aim: 0.87 }, strangers: { must: 0.9, aim: 0.92 } },
  },
  readOptions("intent-clinc150", ""),
);
process.exit();
