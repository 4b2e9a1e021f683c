import { bytesPerPosting } from "./posting-blocks.ts";

/** The postings of the rarest of some terms for the passages that hold all of them; null when no passage does. */
export function intersectPostings(lists: (Buffer | undefined)[]): Buffer | null {
  const known = lists.filter((list) => list !== undefined);
  if (known.length < lists.length) return null;
  const [rarest, ...others] = known.toSorted((one, other) => one.length - other.length);
  if (!rarest || others.length === 0) return rarest ?? null;
  const holding = others.map(chunksOf);
  const kept: Buffer[] = [];
  for (let offset = 0; offset < rarest.length; offset += bytesPerPosting) {
    const chunk = rarest.readInt32LE(offset);
    if (holding.every((chunks) => chunks.has(chunk))) kept.push(rarest.subarray(offset, offset + bytesPerPosting));
  }
  return kept.length > 0 ? Buffer.concat(kept) : null;
}

/** The passages of a list. */
export function chunksOf(list: Buffer): Set<number> {
  const chunks = new Set<number>();
  for (let offset = 0; offset < list.length; offset += bytesPerPosting) chunks.add(list.readInt32LE(offset));
  return chunks;
}
