import { runSignalSuite } from "./intents/run-signal-suite.ts";
import { readOptions } from "./retrieval/options.ts";

/**
 * Whether a message of a real shop speaks for a purchase: by the built-in lexicon in a shop that taught nothing, and by
 * what the shop taught.
 *
 *   npm run eval -- buying-signals [--data DIR] [--json]
 */
await runSignalSuite(readOptions("intent-hint3", ""));
process.exit();
