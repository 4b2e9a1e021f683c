import type { Item, Statistic } from "./measures.ts";

export interface Interval {
  low: number;
  high: number;
}

const resamples = 1_000;
const tail = 0.025;

/** The 95 % percentile interval of a figure over questions drawn again with replacement. The same each time. */
export function bootstrapInterval(items: Item[], statistic: Statistic): Interval {
  return intervalOf(items.length, (drawn) => statistic(pick(items, drawn)));
}

/**
 * The same of the difference between two systems that were asked the same questions, drawn together: far narrower than
 * what the two intervals let expect (Koehn, "Statistical Significance Tests for Machine Translation Evaluation", 2004).
 * Both lists must be in the same order.
 */
export function bootstrapDifference(ours: Item[], theirs: Item[], statistic: Statistic): Interval {
  if (ours.length !== theirs.length) throw new Error("Only answers to the same questions can be paired.");
  return intervalOf(ours.length, (drawn) => statistic(pick(ours, drawn)) - statistic(pick(theirs, drawn)));
}

function intervalOf(size: number, measure: (drawn: Int32Array) => number): Interval {
  const next = randomNumbers(1);
  const drawn = new Int32Array(size);
  const values = Array.from({ length: resamples }, () => {
    for (let index = 0; index < size; index += 1) drawn[index] = Math.floor(next() * size);
    return measure(drawn);
  }).toSorted((one, other) => one - other);
  const at = (share: number) => values[Math.floor(share * (resamples - 1))] ?? 0;
  return { low: at(tail), high: at(1 - tail) };
}

function pick(items: Item[], drawn: Int32Array): Item[] {
  return Array.from(drawn, (index) => items[index] ?? {});
}

/** Numbers in [0, 1) that are the same for the same seed (xorshift of 32 bits; Marsaglia, "Xorshift RNGs", 2003). */
function randomNumbers(seed: number): () => number {
  let state = seed * 2_654_435_769;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
