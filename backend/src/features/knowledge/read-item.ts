import type { SourceDocument } from "#features/content";
import type { FeedState } from "./source-queries.ts";
import type { PageState } from "./prepared-document.ts";

/** What reading a source comes upon, in the order of reading. */
export type ReadItem =
  | { kind: "document"; document: SourceDocument; page: PageState | null }
  /** Is there as it was; `page` when it was asked for. */
  | { kind: "unchanged"; externalId: string; page: PageState | null }
  /** Was a document and is none any more. */
  | { kind: "gone"; externalId: string }
  | ReadProblem
  | { kind: "progress"; found: number | null; fraction: number | null };

/** Something of the source that makes no document, or costs a document one of its parts. */
export interface ReadProblem {
  kind: "problem";
  /** `noted`: read without one of its parts. */
  outcome: "skipped" | "failed" | "noted";
  /** The page, line or file. */
  item: string;
  code: string;
  reason: string;
  /** The document of an earlier sync that this is about: it is kept as it was. */
  keeps: string | null;
}

export interface ReadEnd {
  /** True when everything that is there was met: only then is what was not met gone. */
  complete: boolean;
  /** By which the next sync may tell that nothing has changed; null where nothing tells, or something was left out. */
  feed: FeedState | null;
  /** Nothing has changed since the last sync, so that nothing was read. */
  unchanged: boolean;
}

/** Yields what it comes upon and returns how the reading ended. */
export type SourceReading = AsyncGenerator<ReadItem, ReadEnd>;
