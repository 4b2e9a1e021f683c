/** What was measured of one question, by name; null where a measure says nothing of it. */
export type Item = Record<string, number | null>;

/** A figure made of all questions together. */
export type Statistic = (items: Item[]) => number;

/** What a figure should be: below `must` it is reported as missed, `aim` is where it should get. */
export interface Goal {
  must: number;
  aim?: number;
}

export interface Measure {
  name: string;
  of: Statistic;
  goal?: Goal;
}

/** Mean over the questions that have the value. */
export function meanOf(name: string): Statistic {
  return (items) => {
    let [sum, count] = [0, 0];
    for (const item of items) {
      const value = item[name] ?? null;
      if (value === null) continue;
      sum += value;
      count += 1;
    }
    return count > 0 ? sum / count : 0;
  };
}

/** Sum of one value over the sum of another, over the questions that have both. */
export function ratioOf(name: string, base: string): Statistic {
  return (items) => {
    const both = items.filter((item) => (item[name] ?? null) !== null && (item[base] ?? null) !== null);
    const total = both.reduce((sum, item) => sum + (item[base] ?? 0), 0);
    return total > 0 ? both.reduce((sum, item) => sum + (item[name] ?? 0), 0) / total : 0;
  };
}

/**
 * Probability that `score` of a question with `label` 1 is above that of one with `label` 0, ties counting half (the
 * area under the ROC curve by rank sums).
 */
export function aucOf(score: string, label: string): Statistic {
  return (items) => {
    const labelled = items.flatMap((item) =>
      (item[label] ?? null) === null ? [] : [{ score: item[score] ?? 0, isPositive: item[label] === 1 }],
    );
    const positives = labelled.filter(({ isPositive }) => isPositive).length;
    const negatives = labelled.length - positives;
    if (positives === 0 || negatives === 0) return 0.5;
    const sum = sumPositiveRanks(labelled);
    return (sum - (positives * (positives + 1)) / 2) / (positives * negatives);
  };
}

function sumPositiveRanks(labelled: { score: number; isPositive: boolean }[]): number {
  const sorted = labelled.toSorted((one, other) => one.score - other.score);
  let sum = 0;
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (to < sorted.length && sorted[to]?.score === sorted[from]?.score) to += 1;
    const rank = (from + to + 1) / 2;
    sum += rank * sorted.slice(from, to).filter(({ isPositive }) => isPositive).length;
    from = to;
  }
  return sum;
}

/** Share of the questions with `label` 0 that stay below the score above which 90 % of those with `label` 1 are. */
export function caughtOf(score: string, label: string): Statistic {
  return (items) => {
    const scoresOf = (wanted: number) => items.filter((item) => item[label] === wanted).map((item) => item[score] ?? 0);
    const positives = scoresOf(1).toSorted((one, other) => one - other);
    const negatives = scoresOf(0);
    const threshold = positives[Math.floor(0.1 * positives.length)] ?? 0;
    return negatives.length > 0 ? negatives.filter((value) => value < threshold).length / negatives.length : 0;
  };
}
