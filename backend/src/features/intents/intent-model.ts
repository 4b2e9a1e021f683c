import type { Curve } from "./calibrate-threshold.ts";
import { findNearest, type LinearModel, type Utterance } from "./linear-model.ts";

/** What a tenant's examples were made into. */
export interface IntentModel {
  version: string;
  linear: LinearModel;
  curve: Curve;
}

export interface Judgement {
  /** The nearest intent, whether near enough or not. */
  closest: string;
  /** That the message has that intent, from 0 to 1. */
  confidence: number;
  /** Whether it is near enough; otherwise the message has none of the intents. */
  accepted: boolean;
}

/**
 * So much must speak for an intent in the message itself: among few intents each is common, and a message that nothing is
 * known of would have one of them.
 */
const leastEvidence = 0.15;

/** Null for a model without intents. */
export function judgeMessage({ linear, curve }: IntentModel, utterance: Utterance): Judgement | null {
  const nearest = findNearest(linear, utterance);
  if (nearest === null) return null;
  const beyond = Math.min(nearest.score - curve.threshold, nearest.evidence - leastEvidence);
  const confidence = 1 / (1 + Math.exp(-curve.slope * beyond));
  return { closest: nearest.intent, confidence, accepted: beyond >= 0 };
}
