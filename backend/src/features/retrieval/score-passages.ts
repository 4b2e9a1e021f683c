import { fieldWeights, indexedFields, type ByField } from "./indexed-fields.ts";
import { createPassageScores, type PassageScores } from "./passage-scores.ts";
import { bytesPerPosting, decodeLength, frequencyOffset, lengthOffset } from "./posting-blocks.ts";

/** Saturation of repeated words, and correction for long fields. */
const bm25 = { k1: 1.5, b: 0.75 } as const;

/** Who asks for a laptop means a notebook as well, but rather what is called a laptop. */
const synonymShare = 0.2;

/** One word of the question with everything it may stand as in the index. */
export interface WordPostings {
  weight: number;
  /** A word of an earlier question. */
  isContext: boolean;
  /** Blocks of each spelling. A passage that holds several counts them together. */
  blocks: Buffer[];
  /** Blocks of what else the same thing is called. */
  synonyms: Buffer[];
}

export interface Collection {
  passages: number;
  /** Words of a field where a passage has one. */
  averageLengths: ByField;
  /** Passages that were taken out but still stand in blocks. */
  removed: ReadonlySet<number>;
  /** Passages that will be added by other means than words. */
  further?: number;
}

export interface ScoredPassages {
  found: PassageScores;
  /** Rarity of each word, weight included, in the order given; a word that no passage holds has the greatest. */
  rarities: number[];
  /** Sum of them, and of those of the question's own words. */
  rarity: number;
  ownRarity: number;
  /** Passages that hold each word. */
  holding: number[];
}

/**
 * Scores every passage that holds a word of the question by BM25F with each field's own length correction (Zaragoza et
 * al., "Microsoft Cambridge at TREC-13", 2004). Exact: nothing is cut off. About 50 ns a posting.
 */
export function scorePassages(words: WordPostings[], collection: Collection): ScoredPassages {
  const found = createPassageScores(words.reduce((sum, word) => sum + countPostings(word), collection.further ?? 0));
  const corrections = lengthCorrections(collection.averageLengths);
  const scored: ScoredPassages = { found, rarities: [], rarity: 0, ownRarity: 0, holding: [] };
  for (const word of words) {
    const held = sumFrequencies(word, { removed: collection.removed, corrections });
    const weight = word.weight * rarity(held.size, collection.passages);
    addScores({ scores: found.scores, covered: found.covered }, { found, held, weight });
    if (!word.isContext) addScores({ scores: found.ownScores, covered: found.ownCovered }, { found, held, weight });
    scored.rarities.push(weight);
    scored.rarity += weight;
    if (!word.isContext) scored.ownRarity += weight;
    scored.holding.push(held.size);
  }
  return scored;
}

/** How rare a word is that `holding` of `passages` hold; never negative. */
function rarity(holding: number, passages: number): number {
  return Math.log(1 + Math.max(0.5, passages - holding + 0.5) / (holding + 0.5));
}

function countPostings(word: WordPostings): number {
  return [...word.blocks, ...word.synonyms].reduce((sum, block) => sum + block.length / bytesPerPosting, 0);
}

/** By field and length byte: what one occurrence in a field of that length is worth. */
function lengthCorrections(averageLengths: ByField): Float64Array[] {
  return averageLengths.map((average, field) =>
    Float64Array.from({ length: 256 }, (_, code) => {
      const relative = decodeLength(code) / Math.max(1, average);
      return (fieldWeights[field] ?? 0) / (1 - bm25.b + bm25.b * relative);
    }),
  );
}

interface HeldBy {
  size: number;
  chunkNumbers: Int32Array;
  documentKeys: Int32Array;
  frequencies: Float64Array;
}

function addScores(
  sums: { scores: Float64Array; covered: Float64Array },
  { found, held, weight }: { found: PassageScores; held: HeldBy; weight: number },
): void {
  for (let index = 0; index < held.size; index += 1) {
    const frequency = held.frequencies[index] ?? 0;
    const slot = found.slot(held.chunkNumbers[index] ?? 0, held.documentKeys[index] ?? 0);
    const saturated = (frequency * (bm25.k1 + 1)) / (frequency + bm25.k1);
    sums.scores[slot] = (sums.scores[slot] ?? 0) + weight * saturated;
    sums.covered[slot] = (sums.covered[slot] ?? 0) + weight;
  }
}

interface ReadingRules {
  removed: ReadonlySet<number>;
  corrections: Float64Array[];
}

function sumFrequencies(word: WordPostings, rules: ReadingRules): HeldBy {
  const room = countPostings(word);
  const held: HeldBy = {
    size: 0,
    chunkNumbers: new Int32Array(room),
    documentKeys: new Int32Array(room),
    frequencies: new Float64Array(room),
  };
  // Blocks of one spelling never share a passage, so only a second spelling has to look up what was there before.
  const places = word.blocks.length + word.synonyms.length > 1 ? new Map<number, number>() : null;
  for (const block of word.blocks) readBlock({ block, share: 1, held, places }, rules);
  for (const block of word.synonyms) readBlock({ block, share: synonymShare, held, places }, rules);
  return held;
}

interface Reading {
  block: Buffer;
  /** What an occurrence counts for. */
  share: number;
  held: HeldBy;
  places: Map<number, number> | null;
}

function readBlock({ block, share, held, places }: Reading, { removed, corrections }: ReadingRules): void {
  const view = new DataView(block.buffer, block.byteOffset, block.length);
  for (let offset = 0; offset < block.length; offset += bytesPerPosting) {
    const chunkNumber = view.getInt32(offset, true);
    if (removed.has(chunkNumber)) continue;
    const frequency = share * weightedFrequency(view, offset, corrections);
    const place = places?.get(chunkNumber);
    if (place !== undefined) {
      held.frequencies[place] = (held.frequencies[place] ?? 0) + frequency;
      continue;
    }
    places?.set(chunkNumber, held.size);
    held.chunkNumbers[held.size] = chunkNumber;
    held.documentKeys[held.size] = view.getInt32(offset + 4, true);
    held.frequencies[held.size] = frequency;
    held.size += 1;
  }
}

function weightedFrequency(view: DataView, offset: number, corrections: Float64Array[]): number {
  let sum = 0;
  for (let field = 0; field < indexedFields.length; field += 1) {
    const count = view.getUint8(offset + frequencyOffset + field);
    if (count > 0) sum += count * (corrections[field]?.[view.getUint8(offset + lengthOffset + field)] ?? 0);
  }
  return sum;
}
