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
/** What the general threshold weighs beside a tenant's own questions. */
const PRIOR_QUESTIONS = 30;
const LOWEST = 0.15;
const HIGHEST = 0.6;

/**
 * The threshold that tells apart best what a tenant's knowledge answers and what it does not, among those that answer
 * nine of ten (the greatest sum of both shares; Youden, "Index for rating diagnostic tests", 1950). Few questions move
 * the general threshold only a little. Between 0.15 and 0.6.
 */
export function chooseThreshold(sample: CalibrationSample, general: number): number {
  const { withKnowledge, withoutKnowledge } = sample;
  const questions = Math.min(withKnowledge.length, withoutKnowledge.length);
  if (questions === 0) return general;
  const sorted = withKnowledge.toSorted((one, other) => one - other);
  const highest = sorted[Math.floor((1 - LEAST_ANSWERED) * sorted.length)] ?? general;
  const candidates = [...withoutKnowledge.map((value) => value + Number.EPSILON), highest].filter(
    (value) => value <= highest,
  );
  const [best] = candidates
    .map((threshold) => effectOf(sample, threshold))
    .toSorted(
      (one, other) => other.answered + other.refused - one.answered - one.refused || one.threshold - other.threshold,
    );
  const own = best?.threshold ?? highest;
  const blended = (own * questions + general * PRIOR_QUESTIONS) / (questions + PRIOR_QUESTIONS);
  return Math.round(Math.min(HIGHEST, Math.max(LOWEST, blended)) * 1_000) / 1_000;
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
