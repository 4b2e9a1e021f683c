import type { FeatureCounts } from "./count-features.ts";

/** The features that a model knows, ascending by hash, with the inverse frequency of each. */
export interface FeatureSpace {
  hashes: Uint32Array<ArrayBuffer>;
  weights: Float32Array<ArrayBuffer>;
  /** Of a feature that no example has. */
  unknownWeight: number;
}

/** A message of unit length as far as its features are known; what is unknown takes its share of the length. */
export interface SparseVector {
  indexes: Int32Array;
  values: Float32Array;
}

/** More features than this and the rarest are left out. */
const mostFeatures = 65_536;

export async function buildFeatureSpace(
  examples: readonly FeatureCounts[],
  pace: () => Promise<void>,
): Promise<FeatureSpace> {
  const frequencies = new Map<number, number>();
  for (const { keys } of examples) {
    for (const key of keys) frequencies.set(key, (frequencies.get(key) ?? 0) + 1);
    await pace();
  }
  const hashes = Uint32Array.from(keepFrequent(frequencies)).toSorted();
  const weigh = (frequency: number) => Math.log((examples.length + 1) / (frequency + 1)) + 1;
  const weights = Float32Array.from(hashes, (key) => weigh(frequencies.get(key) ?? 0));
  return { hashes, weights, unknownWeight: weigh(0) };
}

/** The least frequency under which everything left fits. */
function keepFrequent(frequencies: Map<number, number>): number[] {
  let kept = [...frequencies.keys()];
  for (let least = 2; kept.length > mostFeatures; least += 1) {
    kept = kept.filter((key) => (frequencies.get(key) ?? 0) >= least);
  }
  return kept;
}

/** Words and letters are each brought to the same length, so that long words do not drown the rest. */
export function toVector(space: FeatureSpace, { keys, times, words }: FeatureCounts): SparseVector {
  const vector = { indexes: Int32Array.from(keys, (key) => findIndex(space.hashes, key)), values: times.slice() };
  for (const [at, index] of vector.indexes.entries()) {
    const weight = index < 0 ? space.unknownWeight : (space.weights[index] ?? 0);
    vector.values[at] = (1 + Math.log(times[at] ?? 1)) * weight;
  }
  shorten(vector.values.subarray(0, words));
  shorten(vector.values.subarray(words));
  return keepKnown(vector);
}

function shorten(values: Float32Array): void {
  const squares = values.reduce((sum, value) => sum + value * value, 0);
  const scale = squares > 0 ? Math.SQRT1_2 / Math.sqrt(squares) : 0;
  for (const [at, value] of values.entries()) values[at] = value * scale;
}

function keepKnown({ indexes, values }: SparseVector): SparseVector {
  return { indexes: indexes.filter((index) => index >= 0), values: values.filter((_, at) => (indexes[at] ?? -1) >= 0) };
}

function findIndex(hashes: Uint32Array, key: number): number {
  let low = 0;
  let high = hashes.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = hashes[middle] ?? 0;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
