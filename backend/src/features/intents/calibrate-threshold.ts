import { createHash } from "node:crypto";
import { createPace } from "./create-pace.ts";
import { findNearest } from "./linear-model.ts";
import { trainModel, type LabelledUtterance } from "./train-model.ts";

/** From a score to how sure it is. */
export interface Curve {
  /** A message whose nearest intent scores less has none of them. */
  threshold: number;
  /** How fast confidence grows with the score: `1 / (1 + exp(-slope * (score - threshold)))`. */
  slope: number;
}

export interface Calibration extends Curve {
  /** Of held-out examples with a known intent, the share whose nearest intent is theirs; null where none were. */
  accuracy: number | null;
}

/** One held-out example: what it scored, and whether it should have been accepted. */
interface Trial {
  score: number;
  accept: boolean;
}

/** To turn down a message that was understood costs nearly four times what it costs to accept one that was not. */
const strangerShare = 0.22;
/** Where collections that were measured have their threshold; a small one leans on it. */
const usual: Curve = { threshold: -0.08, slope: 8 };
/** Strangers that the usual threshold counts for. */
const usualTrials = 500;
/** From so many examples on, three folds do as well as four. */
const manyExamples = 4_000;

/**
 * Finds the threshold without a single example of what is out of scope: in each fold a part of the examples and a part
 * of the intents are held out, so that examples of intents which the model never saw stand for messages that have none.
 */
export async function calibrateThreshold(
  examples: readonly LabelledUtterance[],
  signal?: AbortSignal,
): Promise<Calibration> {
  const folds = examples.length < manyExamples ? 4 : 3;
  const pace = createPace(signal);
  const trials: Trial[] = [];
  let [known, right] = [0, 0];
  for (let fold = 0; fold < folds; fold += 1) {
    const isHeldOut = (value: string) => bucketOf(value) % folds === fold;
    const { training, held } = splitFold(examples, isHeldOut);
    const model = await trainModel(training, signal);
    const seen = new Set(model.intents);
    for (const example of held) {
      await pace();
      const nearest = findNearest(model, example);
      if (nearest === null) continue;
      const isKnown = example.intent !== null && seen.has(example.intent);
      const isRight = isKnown && nearest.intent === example.intent;
      known += Number(isKnown);
      right += Number(isRight);
      // A wrong answer to a known intent says nothing about what is out of scope.
      if (isRight || !isKnown) trials.push({ score: nearest.score, accept: isRight });
    }
  }
  return { ...leanOnUsual(fitLogistic(trials), trials), accuracy: known === 0 ? null : right / known };
}

function splitFold(examples: readonly LabelledUtterance[], isHeldOut: (value: string) => boolean) {
  const training: LabelledUtterance[] = [];
  const held: LabelledUtterance[] = [];
  for (const example of examples) {
    const isStranger = example.intent !== null && isHeldOut(`intent ${example.intent}`);
    if (isHeldOut(example.text)) held.push(example);
    else if (!isStranger) training.push(example);
  }
  return { training, held };
}

/** Stable between processes, so that the same examples give the same threshold. */
function bucketOf(value: string): number {
  return createHash("md5").update(value).digest().readUInt32BE(0);
}

/**
 * Logistic regression of "accept" on the score by Newton's method, both kinds of trials weighed to their share; the
 * threshold is where it gives even odds. Null where one kind is missing or the scores do not tell them apart.
 */
function fitLogistic(trials: readonly Trial[]): Curve | null {
  const accepted = trials.filter(({ accept }) => accept).length;
  const strangers = trials.length - accepted;
  if (accepted === 0 || strangers === 0) return null;
  const weights = { accept: (1 - strangerShare) / accepted, refuse: strangerShare / strangers };
  let [constant, slope] = [0, 1];
  for (let step = 0; step < 50; step += 1) {
    const [alongConstant, alongSlope] = newtonStep(trials, { constant, slope, weights });
    constant += alongConstant;
    slope += alongSlope;
    if (Math.abs(alongConstant) + Math.abs(alongSlope) < 1e-6) break;
  }
  return slope > 0 ? { threshold: -constant / slope, slope } : null;
}

interface Fit {
  constant: number;
  slope: number;
  weights: { accept: number; refuse: number };
}

/** Keeps the slope finite where the scores part both kinds without an exception. */
const ridge = 1e-3;

function newtonStep(trials: readonly Trial[], { constant, slope, weights }: Fit): [number, number] {
  let [g0, g1] = [0, -ridge * slope];
  let [h00, h01, h11] = [1e-9, 0, ridge];
  for (const { score, accept } of trials) {
    const weight = accept ? weights.accept : weights.refuse;
    const odds = 1 / (1 + Math.exp(-(constant + slope * score)));
    const off = weight * (Number(accept) - odds);
    g0 += off;
    g1 += off * score;
    const curvature = weight * odds * (1 - odds);
    h00 += curvature;
    h01 += curvature * score;
    h11 += curvature * score * score;
  }
  const determinant = h00 * h11 - h01 * h01;
  return [(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant];
}

function leanOnUsual(curve: Curve | null, trials: readonly Trial[]): Curve {
  if (curve === null) return usual;
  const strangers = trials.filter(({ accept }) => !accept).length;
  const share = strangers / (strangers + usualTrials);
  const between = (own: number, of: number) => share * own + (1 - share) * of;
  return { threshold: between(curve.threshold, usual.threshold), slope: between(curve.slope, usual.slope) };
}
