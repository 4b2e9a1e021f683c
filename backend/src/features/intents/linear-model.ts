import { countFeatures } from "./count-features.ts";
import { toVector, type FeatureSpace } from "./feature-space.ts";
import type { ClassWeights } from "./train-class.ts";

/** One linear rule for each intent, a byte a weight. */
export interface LinearModel {
  intents: string[];
  space: FeatureSpace;
  /** Of feature `f` and intent `i` at `f * intents.length + i`, in steps of the intent's scale. */
  weights: Int8Array<ArrayBuffer>;
  scales: Float32Array<ArrayBuffer>;
  constants: Float32Array<ArrayBuffer>;
}

export interface Utterance {
  text: string;
  /** Primary tag. */
  language: string;
}

/** The intent that a message is closest to, whether close enough or not. */
export interface Nearest {
  intent: string;
  /** Signed distance from the intent's rule: 0 is its border, 1 where its examples begin. */
  score: number;
  /** What the message itself adds to the score; the rest is how common the intent is. */
  evidence: number;
}

const largestStep = 127;

export function createLinearModel(intents: string[], space: FeatureSpace): LinearModel {
  return {
    intents,
    space,
    weights: new Int8Array(space.hashes.length * intents.length),
    scales: new Float32Array(intents.length),
    constants: new Float32Array(intents.length),
  };
}

/** Rounds the weights of one intent to a byte each: scores move by less than a hundredth. */
export function setClassWeights(model: LinearModel, intent: number, weights: ClassWeights): void {
  const features = model.space.hashes.length;
  const scale = weights.subarray(0, features).reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  model.scales[intent] = scale / largestStep;
  model.constants[intent] = weights[features] ?? 0;
  if (scale === 0) return;
  for (let feature = 0; feature < features; feature += 1) {
    const steps = Math.round(((weights[feature] ?? 0) / scale) * largestStep);
    model.weights[feature * model.intents.length + intent] = steps;
  }
}

/** Null for a model without intents. */
export function findNearest(model: LinearModel, { text, language }: Utterance): Nearest | null {
  const scores = scoreIntents(model, { text, language });
  let best = -1;
  for (let at = 0; at < scores.length; at += 1) {
    if (best < 0 || (scores[at] ?? 0) > (scores[best] ?? 0)) best = at;
  }
  const intent = model.intents[best];
  if (intent === undefined) return null;
  const score = scores[best] ?? 0;
  return { intent, score, evidence: score - (model.constants[best] ?? 0) };
}

function scoreIntents(model: LinearModel, { text, language }: Utterance): Float64Array {
  const { indexes, values } = toVector(model.space, countFeatures(text, language));
  const count = model.intents.length;
  const scores = new Float64Array(count);
  for (const [at, feature] of indexes.entries()) {
    const value = values[at] ?? 0;
    const from = feature * count;
    for (let intent = 0; intent < count; intent += 1) {
      scores[intent] = (scores[intent] ?? 0) + (model.weights[from + intent] ?? 0) * value;
    }
  }
  return scores.map((score, intent) => score * (model.scales[intent] ?? 0) + (model.constants[intent] ?? 0));
}
