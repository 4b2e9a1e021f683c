import type { ByField } from "./indexed-fields.ts";

/** One passage under one term. */
export interface Posting {
  chunkNumber: number;
  /** Number and kind of the document, see `document-keys.ts`. */
  documentKey: number;
  /** Occurrences by field; more than 255 count as 255. */
  frequencies: ByField;
  /** Words by field; kept to within 3 %. */
  lengths: ByField;
}

/** Postings of one term that are stored as one row. */
export interface PostingBlock {
  term: string;
  firstChunk: number;
  lastChunk: number;
  passages: number;
  /** `bytesPerPosting` each, ascending by chunk number. */
  packed: Buffer;
}

export const bytesPerPosting = 16;
/** Where in a posting the occurrences and the lengths of the first field stand. */
export const frequencyOffset = 8;
export const lengthOffset = 12;
/** Keeps a row well within a page of 8 kB. */
export const mostPostingsPerBlock = 300;

const stepsPerDoubling = 16;
const decodedLengths = Float64Array.from({ length: 256 }, (_, code) => 2 ** (code / stepsPerDoubling) - 1);

/** A length as one byte on a logarithmic scale: 0 to 62,000 words in steps of at most 4.4 %. */
function encodeLength(words: number): number {
  return Math.min(255, Math.round(Math.log2(1 + words) * stepsPerDoubling));
}

export function decodeLength(code: number): number {
  return decodedLengths[code] ?? 0;
}

/** Packs postings in ascending order of their chunks into as many blocks as they need. */
export function packPostings(term: string, postings: Posting[]): PostingBlock[] {
  const blocks: PostingBlock[] = [];
  for (let from = 0; from < postings.length; from += mostPostingsPerBlock) {
    blocks.push(packBlock(term, postings.slice(from, from + mostPostingsPerBlock)));
  }
  return blocks;
}

function packBlock(term: string, postings: Posting[]): PostingBlock {
  const packed = Buffer.allocUnsafe(postings.length * bytesPerPosting);
  let offset = 0;
  for (const { chunkNumber, documentKey, frequencies, lengths } of postings) {
    packed.writeInt32LE(chunkNumber, offset);
    packed.writeInt32LE(documentKey, offset + 4);
    frequencies.forEach((count, field) => packed.writeUInt8(Math.min(255, count), offset + frequencyOffset + field));
    lengths.forEach((words, field) => packed.writeUInt8(encodeLength(words), offset + lengthOffset + field));
    offset += bytesPerPosting;
  }
  const [firstChunk = 0, lastChunk = 0] = [postings[0]?.chunkNumber, postings.at(-1)?.chunkNumber];
  return { term, firstChunk, lastChunk, passages: postings.length, packed };
}

/**
 * Puts blocks of one term together, without the passages that `keep` refuses: full blocks in ascending order. Bytes are
 * moved as they are.
 */
export function mergeBlocks(
  term: string,
  blocks: PostingBlock[],
  keep: (chunkNumber: number) => boolean,
): PostingBlock[] {
  const postings: { chunkNumber: number; bytes: Buffer }[] = [];
  for (const { packed } of blocks) {
    for (let offset = 0; offset < packed.length; offset += bytesPerPosting) {
      const chunkNumber = packed.readInt32LE(offset);
      if (keep(chunkNumber)) postings.push({ chunkNumber, bytes: packed.subarray(offset, offset + bytesPerPosting) });
    }
  }
  postings.sort((one, other) => one.chunkNumber - other.chunkNumber);
  const merged: PostingBlock[] = [];
  for (let from = 0; from < postings.length; from += mostPostingsPerBlock) {
    const some = postings.slice(from, from + mostPostingsPerBlock);
    merged.push({
      term,
      firstChunk: some[0]?.chunkNumber ?? 0,
      lastChunk: some.at(-1)?.chunkNumber ?? 0,
      passages: some.length,
      packed: Buffer.concat(some.map((posting) => posting.bytes)),
    });
  }
  return merged;
}
