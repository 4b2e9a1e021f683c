/**
 * Sums by passage while posting lists are read: a hash table with open addressing over typed arrays, because a question
 * of common words touches tens of thousands of passages and a `Map` costs ten times as much.
 */
export interface PassageScores {
  /** Slot of a passage, made on first use. */
  slot(chunkNumber: number, documentKey: number): number;
  readonly chunkNumbers: Int32Array;
  readonly documentKeys: Int32Array;
  readonly scores: Float64Array;
  /** Sum of the weighted rarities of the words that the passage holds. */
  readonly covered: Float64Array;
  /** The same two of the question's own words alone, without those of earlier questions. */
  readonly ownScores: Float64Array;
  readonly ownCovered: Float64Array;
  /** Slots in use, in order of first touch. */
  readonly used: number[];
}

const emptySlot = -1;

/** Room for `passages` different passages. */
export function createPassageScores(passages: number): PassageScores {
  const capacity = 2 ** Math.ceil(Math.log2(Math.max(16, passages * 2)));
  const chunkNumbers = new Int32Array(capacity).fill(emptySlot);
  const documentKeys = new Int32Array(capacity);
  const used: number[] = [];
  const slot = (chunkNumber: number, documentKey: number): number => {
    let index = Math.imul(chunkNumber, 0x9e37_79b1) & (capacity - 1);
    while (chunkNumbers[index] !== chunkNumber) {
      if (chunkNumbers[index] === emptySlot) {
        chunkNumbers[index] = chunkNumber;
        documentKeys[index] = documentKey;
        used.push(index);
        break;
      }
      index = (index + 1) & (capacity - 1);
    }
    return index;
  };
  return {
    slot,
    chunkNumbers,
    documentKeys,
    scores: new Float64Array(capacity),
    covered: new Float64Array(capacity),
    ownScores: new Float64Array(capacity),
    ownCovered: new Float64Array(capacity),
    used,
  };
}
