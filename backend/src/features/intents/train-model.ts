import { setImmediate } from "node:timers/promises";
import { countFeatures } from "./count-features.ts";
import { buildFeatureSpace, toVector } from "./feature-space.ts";
import { createLinearModel, setClassWeights, type LinearModel, type Utterance } from "./linear-model.ts";
import { packRows, trainClass } from "./train-class.ts";

/** A message with the intent that it has; null says that it has none of them. */
export interface LabelledUtterance extends Utterance {
  intent: string | null;
}

/**
 * Trains a rule for each intent against all other examples. Those without an intent count against every rule and make
 * none of their own: out of scope is what nothing speaks for. Deterministic; gives other work its turn in between.
 */
export async function trainModel(examples: readonly LabelledUtterance[], signal?: AbortSignal): Promise<LinearModel> {
  const counts = examples.map(({ text, language }) => countFeatures(text, language));
  const space = buildFeatureSpace(counts);
  const rows = packRows(counts.map((one) => toVector(space, one)));
  const intents = [...new Set(examples.flatMap(({ intent }) => (intent === null ? [] : [intent])))].toSorted();
  const model = createLinearModel(intents, space);
  const pause = async () => {
    signal?.throwIfAborted();
    await setImmediate();
  };
  for (const [at, intent] of intents.entries()) {
    const isPositive = Uint8Array.from(examples, (example) => (example.intent === intent ? 1 : 0));
    setClassWeights(model, at, await trainClass({ rows, features: space.hashes.length, isPositive }, pause));
  }
  return model;
}
