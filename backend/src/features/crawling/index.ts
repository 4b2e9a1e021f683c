export { systemCrawlClock } from "./crawl-clock.ts";
export type { CrawlClock } from "./crawl-clock.ts";
export type { CrawlEvent, FinishedEvent } from "./crawl-event.ts";
export type { CrawlInput } from "./crawl-state.ts";
export { crawlWebsite } from "./crawl-website.ts";
export { previewWebsite } from "./preview-website.ts";
export { createRequestPacer } from "./request-pacer.ts";
export type { RequestPacer } from "./request-pacer.ts";
export type { KnownDocument } from "./visit-page.ts";
