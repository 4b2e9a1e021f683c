import type { ChunkDraft, SourceDocument } from "#features/content";
import type { FilterableAttribute, TermCounts } from "#features/retrieval";

/** What the site said of a page, to be sent back when it is asked for again. */
export interface PageState {
  etag: string | null;
  lastModified: string | null;
  readAt: Date | null;
}

/** A document with what it is compared by. */
export interface HashedDocument {
  document: SourceDocument;
  contentHash: string;
  /** Empty when the document is no product. */
  offersHash: string;
  page: PageState | null;
  /** As its owner counts; null when the owner does not. */
  version: number | null;
}

/** A document ready to be written: cut into passages, with the facts to filter by. */
export interface PreparedDocument extends HashedDocument {
  language: string;
  chunks: ChunkDraft[];
  /** What the index keeps of each passage. */
  counts: TermCounts[];
  attributes: FilterableAttribute[];
}
