import type { GuardedFetch } from "#platform/guarded-fetch";
import type { CrawlArea } from "./crawl-area.ts";
import { systemCrawlClock, type CrawlClock } from "./crawl-clock.ts";
import type { CrawlCounts, DocumentEvent, SkipReason, StopReason } from "./crawl-event.ts";
import { createCrawlReader, type CrawlReader } from "./crawl-reader.ts";
import { settleOptions, type CrawlOptions, type CrawlScope, type CrawlSettings } from "./crawl-options.ts";
import { createTrapDetector, type TrapDetector } from "./detect-trap.ts";
import type { PoliteClient } from "./fetch-politely.ts";
import { createFrontier, type Frontier } from "./frontier.ts";
import type { RobotsRules } from "./read-robots.ts";
import { createRequestPacer, type RequestPacer } from "./request-pacer.ts";
import type { KnownDocument } from "./visit-page.ts";

export interface CrawlInput {
  startUrl: string;
  scope?: CrawlScope;
  options?: CrawlOptions;
  fetch: GuardedFetch;
  signal?: AbortSignal;
  /** What is stored of a document, by its external id. */
  known?: (externalId: string) => KnownDocument | null | Promise<KnownDocument | null>;
  /** Addresses of an earlier crawl that are to be asked for again although nothing may link to them any more. */
  seeds?: Iterable<string>;
  /** Shared by crawls that may meet at one host; its own unless given. */
  pacer?: RequestPacer;
  /** Shared by crawls; one of its own, closed at the end, unless given. */
  reader?: CrawlReader;
  clock?: CrawlClock;
}

/** A document whose page names another address as its own; kept until that address turns out to be one. */
export interface StandIn {
  event: DocumentEvent;
  known: KnownDocument | null;
}

export interface Crawl {
  input: CrawlInput;
  settings: CrawlSettings;
  clock: CrawlClock;
  client: PoliteClient;
  reader: CrawlReader;
  area: CrawlArea;
  robots: RobotsRules;
  frontier: Frontier;
  traps: TrapDetector;
  followsLinks: boolean;
  startedAt: number;
  /** Addresses asked for or being asked for. */
  asked: number;
  bytes: number;
  counts: Pick<CrawlCounts, "read" | "unchanged" | "skipped" | "failed" | "gone">;
  skippedByReason: Map<SkipReason, number>;
  /** Links that were never queued. */
  leftOut: Set<string>;
  failuresInARow: number;
  stoppedBy: StopReason | null;
  /** Why pages are missing from what was found, although the crawl goes on. */
  cutBy: StopReason | null;
  /** External ids that are documents of this crawl. */
  settled: Set<string>;
  redirects: Map<string, string>;
  canonicals: Map<string, string>;
  standIns: Map<string, StandIn>;
  /** Documents by address without its query, to see that a query changes nothing. */
  variants: Map<string, { url: string; hash: string }[]>;
}

export function createCrawl(input: CrawlInput, signal: AbortSignal): Crawl {
  const settings = settleOptions(input.options);
  const clock = input.clock ?? systemCrawlClock;
  const pacer = input.pacer ?? createRequestPacer(clock);
  return {
    input,
    settings,
    clock,
    client: { fetch: input.fetch, pacer, clock, settings, signal, crawlDelayMs: null, requests: 0 },
    reader: input.reader ?? createCrawlReader(),
    area: { origin: "", place: () => null },
    robots: { status: "none", isAllowed: () => true, crawlDelayMs: null, sitemaps: [] },
    frontier: createFrontier(settings.maxFound),
    traps: createTrapDetector(),
    followsLinks: false,
    startedAt: clock.now(),
    asked: 0,
    bytes: 0,
    counts: { read: 0, unchanged: 0, skipped: 0, failed: 0, gone: 0 },
    skippedByReason: new Map(),
    leftOut: new Set(),
    failuresInARow: 0,
    stoppedBy: null,
    cutBy: null,
    settled: new Set(),
    redirects: new Map(),
    canonicals: new Map(),
    standIns: new Map(),
    variants: new Map(),
  };
}

export function countCrawl(crawl: Crawl): CrawlCounts {
  return {
    found: crawl.frontier.found + crawl.leftOut.size,
    ...crawl.counts,
    queued: crawl.frontier.queued,
    requests: crawl.client.requests,
    bytes: crawl.bytes,
  };
}
