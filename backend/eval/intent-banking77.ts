import { runIntentSuite } from "./intents/run-intent-suite.ts";
import { readOptions } from "./retrieval/options.ts";

/**
 * 77 intents of a bank's customers that lie close together; nothing is out of scope.
 *
 *   npm run eval -- intent-banking77 [--data DIR] [--out FILE] [--json]
 */
await runIntentSuite(
  {
    name: "intent-banking77",
    goals: { accuracy: { must: 0.87, aim: 0.9 } },
  },
  readOptions("intent-banking77", ""),
);
process.exit();
