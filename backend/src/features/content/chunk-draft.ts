import { canonicalHash } from "./canonical-hash.ts";

/** A passage as it is searched, embedded and cited. */
export interface ChunkDraft {
  /** From 0 within its document. */
  position: number;
  /** Outermost first. */
  headings: string[];
  /** For people and models: paragraphs, list items and table rows, one per line. */
  text: string;
  /** BCP 47 primary tag, or null when nothing tells. */
  language: string | null;
  /** SHA-256 in hex over everything but the position: the same passage keeps its hash when others move. */
  hash: string;
  fields: ChunkFields;
}

/** The searched text by field, for BM25F with the weights title 3, meta 2, body 1, attributes 0.3. */
export interface ChunkFields {
  title: string;
  /** Brand, model, article numbers, categories; headings. */
  meta: string;
  body: string;
  attributes: string;
}

/** Lengths of a passage in words as `countWords` counts them. */
export const chunkLimits = {
  targetWords: 180,
  /** No passage of a page or file is longer. */
  maxWords: 280,
  /** A section below this is put together with its neighbours. */
  smallSectionWords: 25,
  /** What is left of a section below this joins the passage before it. */
  tailWords: 40,
  /** A product's attributes, or one typed answer, stay together up to this; no passage of any kind is longer. */
  wholeWords: 900,
  /** Words of a list's lead-in that are repeated where the list is split. */
  leadInWords: 40,
  titleChars: 500,
  /** Article numbers that are searched with the weight of `meta`; further ones count as attributes. */
  metaIdentifiers: 40,
} as const;

export type ChunkContent = Omit<ChunkDraft, "position" | "hash">;

export function numberChunks(contents: readonly ChunkContent[]): ChunkDraft[] {
  return contents.map((content, position) => ({
    ...content,
    position,
    hash: canonicalHash({ ...content, fields: { ...content.fields } }),
  }));
}
