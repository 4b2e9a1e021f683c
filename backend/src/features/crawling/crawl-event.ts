import type { SourceDocument } from "#features/content";

/** Why a page that was found is not a document. Stable codes. */
export type SkipReason =
  | "robots"
  | "noindex"
  | "duplicate"
  | "redirected"
  | "redirect_out_of_scope"
  | "not_found"
  | "forbidden"
  | "empty"
  | "unsupported_type"
  | "too_large"
  | "too_deep"
  | "address_too_long"
  | "repeating_path"
  | "action_link"
  | "filter_link"
  | "too_many_variations"
  | "endless_dates";

/**
 * Why a page could not be read this time: `rate_limited`, `server_error`, `unexpected_status`, `redirect_loop`,
 * `reading_failed`, a code of the guarded client, or, for a page that was read before, a `SkipReason`.
 */
export type FailReason = string;

export type StopReason =
  | "max_pages"
  | "max_bytes"
  | "max_duration"
  | "max_found"
  /** All of what was found was settled, but some sitemap could not be read. */
  | "sitemaps_incomplete"
  | "robots_unreachable"
  | "start_redirects_away"
  | "site_failing";

/** What was learned about the site before its pages. */
export interface SiteEvent {
  kind: "site";
  origin: string;
  robots: { status: "found" | "none" | "unreachable"; crawlDelayMs: number | null; sitemaps: string[] };
  /**
   * Sitemaps that were read, with the pages in scope that each listed, or why it could not be read: `http_404` and the
   * like, `no_entries`, `damaged`, `not_read` beyond the limits of number, depth and time, or a code of the guarded client.
   */
  sitemaps: { url: string; pages: number; problem: string | null }[];
  followsLinks: boolean;
}

export interface DocumentEvent {
  kind: "document";
  document: SourceDocument;
  etag: string | null;
  /** As the server sent it. */
  lastModified: string | null;
  /** Over the document and, for products, its offers. To be handed back by `known`. */
  hash: string;
  /** When the request was sent. To be handed back by `known`. */
  readAt: Date;
  words: number;
}

export interface UnchangedEvent {
  kind: "unchanged";
  externalId: string;
  /** `lastmod`: the sitemap says so and nothing was asked; `validator`: the site answered 304; `hash`: same content. */
  by: "lastmod" | "validator" | "hash";
  etag: string | null;
  lastModified: string | null;
  /** Null when nothing was asked; the stored time must then stay as it is. */
  readAt: Date | null;
}

/** A document of an earlier crawl that is no longer one: to be removed. */
export interface GoneEvent {
  kind: "gone";
  externalId: string;
  reason: SkipReason;
}

export interface SkippedEvent {
  kind: "skipped";
  url: string;
  reason: SkipReason;
}

export interface FailedEvent {
  kind: "failed";
  url: string;
  reason: FailReason;
  detail: string;
}

export interface CrawlCounts {
  /** Addresses in scope known so far, read or not. */
  found: number;
  /** Documents yielded. */
  read: number;
  unchanged: number;
  skipped: number;
  failed: number;
  gone: number;
  /** Addresses still to be asked for. */
  queued: number;
  requests: number;
  bytes: number;
}

export interface ProgressEvent extends CrawlCounts {
  kind: "progress";
  elapsedMs: number;
  /** At the pace so far; null before the first page. */
  remainingMs: number | null;
}

export interface FinishedEvent extends CrawlCounts {
  kind: "finished";
  /**
   * True when every address that was found was settled for good. Then, and only then, a document of an earlier crawl
   * that was neither read, unchanged nor failed is not on the site any more.
   */
  complete: boolean;
  stoppedBy: StopReason | null;
  skippedByReason: Partial<Record<SkipReason, number>>;
  elapsedMs: number;
}

export type CrawlEvent =
  | SiteEvent
  | DocumentEvent
  | UnchangedEvent
  | GoneEvent
  | SkippedEvent
  | FailedEvent
  | ProgressEvent
  | FinishedEvent;
