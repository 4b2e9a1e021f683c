import { countFeatures } from "./count-features.ts";
import { createPace } from "./create-pace.ts";
import { buildFeatureSpace, toVector } from "./feature-space.ts";
import { createLinearModel, setClassWeights, type LinearModel, type Utterance } from "./linear-model.ts";
import { packRows, trainClass } from "./train-class.ts";

/** A message with the intent that it has; null says that it has none of them. */
export interface LabelledUtterance extends Utterance {
  intent: string | null;
}

/**
 * Trains a rule for each intent against all other examples. Those without an intent count against every rule and make
 * none of their own: out of scope is what nothing speaks for. Deterministic; lets requests go first in between.
 */
export async function trainModel(examples: readonly LabelledUtterance[], signal?: AbortSignal): Promise<LinearModel> {
  const pace = createPace(signal);
  const counts = await mapInSteps(examples, ({ text, language }) => countFeatures(text, language), pace);
  const space = await buildFeatureSpace(counts, pace);
  const rows = packRows(await mapInSteps(counts, (one) => toVector(space, one), pace));
  const intents = [...new Set(examples.flatMap(({ intent }) => (intent === null ? [] : [intent])))].toSorted();
  const model = createLinearModel(intents, space);
  for (const [at, intent] of intents.entries()) {
    const isPositive = Uint8Array.from(examples, (example) => (example.intent === intent ? 1 : 0));
    setClassWeights(model, at, await trainClass({ rows, features: space.hashes.length, isPositive }, pace));
  }
  return model;
}

async function mapInSteps<T, U>(values: readonly T[], map: (value: T) => U, pace: () => Promise<void>): Promise<U[]> {
  const mapped: U[] = [];
  for (const value of values) {
    mapped.push(map(value));
    await pace();
  }
  return mapped;
}
