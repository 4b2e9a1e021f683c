/** Confidences of the same questions, asked with the knowledge that they were made from and without it. */
export interface CalibrationSample {
  withKnowledge: readonly number[];
  withoutKnowledge: readonly number[];
}

export interface ThresholdEffect {
  threshold: number;
  /** Share of the questions with their knowledge that would be answered. */
  answered: number;
  /** Share of those without it that would be met by "I do not know". */
  refused: number;
}

/** Of what can be answered, this share is. */
const LEAST_ANSWERED = 0.9;
/** Of what cannot, this share is refused where the share above allows it. */
const ENOUGH_REFUSED = 0.85;
/** What the general threshold weighs beside a tenant's own questions. */
const PRIOR_QUESTIONS = 30;
const LOWEST = 0.15;
const HIGHEST = 0.5;

/**
 * The lowest threshold that refuses enough of what a tenant's knowledge does not answer and still answers nine of ten of
 * its own questions. Not the one that parts both best: questions made from pages match them better than people's do, so
 * a higher threshold would cost more answers than it seems. Few questions move the general threshold only a little.
 * Between 0.15 and 0.5.
 */
export function chooseThreshold(sample: CalibrationSample, general: number): number {
  const { withKnowledge, withoutKnowledge } = sample;
  const questions = Math.min(withKnowledge.length, withoutKnowledge.length);
  if (questions === 0) return general;
  const own = Math.min(quantile(withoutKnowledge, ENOUGH_REFUSED), quantile(withKnowledge, 1 - LEAST_ANSWERED));
  const blended = (own * questions + general * PRIOR_QUESTIONS) / (questions + PRIOR_QUESTIONS);
  return Math.round(Math.min(HIGHEST, Math.max(LOWEST, blended)) * 1_000) / 1_000;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** What a threshold would have done with the questions of a sample. */
export function effectOf({ withKnowledge, withoutKnowledge }: CalibrationSample, threshold: number): ThresholdEffect {
  return {
    threshold,
    answered: shareOf(withKnowledge, (confidence) => confidence >= threshold),
    refused: shareOf(withoutKnowledge, (confidence) => confidence < threshold),
  };
}

function shareOf(values: readonly number[], test: (value: number) => boolean): number {
  return values.length === 0 ? 0 : values.filter(test).length / values.length;
}
