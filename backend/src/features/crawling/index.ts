export { systemCrawlClock } from "./crawl-clock.ts";
export type { CrawlClock } from "./crawl-clock.ts";
export type {
  CrawlCounts,
  CrawlEvent,
  DocumentEvent,
  FailedEvent,
  FailReason,
  FinishedEvent,
  GoneEvent,
  ProgressEvent,
  SiteEvent,
  SkippedEvent,
  SkipReason,
  StopReason,
  UnchangedEvent,
} from "./crawl-event.ts";
export type { CrawlLimits, CrawlManners, CrawlOptions, CrawlScope } from "./crawl-options.ts";
export { createCrawlReader } from "./crawl-reader.ts";
export type { CrawlReader } from "./crawl-reader.ts";
export type { CrawlInput } from "./crawl-state.ts";
export { crawlWebsite } from "./crawl-website.ts";
export { previewWebsite } from "./preview-website.ts";
export type { PreviewInput, PreviewPage, WebsitePreview } from "./preview-website.ts";
export { ROBOT_NAME } from "./read-robots.ts";
export { createRequestPacer } from "./request-pacer.ts";
export type { RequestPacer } from "./request-pacer.ts";
export type { KnownDocument } from "./visit-page.ts";
