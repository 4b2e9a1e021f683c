/** Which part of the start address's origin is read. */
export interface CrawlScope {
  /** Path that every page must start with; the folder of the start address unless given. */
  pathPrefix?: string;
  /** Patterns over path and query, such as `/blog/*` or `*.html$`; when given, a page must match one. */
  include?: readonly string[];
  /** Patterns of pages that are left out; stronger than `include`. */
  exclude?: readonly string[];
}

/** How much is read at most. Reaching a limit ends the crawl in order and is said in `finished`. */
export interface CrawlLimits {
  /** Pages and files asked for; unchanged ones that needed no request do not count. */
  maxPages: number;
  /** Clicks from the start address; pages of a sitemap have depth 0. */
  maxDepth: number;
  maxPageBytes: number;
  maxFileBytes: number;
  maxTotalBytes: number;
  maxDurationMs: number;
  /** Addresses kept in the queue and the list of those seen. */
  maxFound: number;
  maxSitemaps: number;
  maxSitemapBytes: number;
}

/** How politely a site is asked. */
export interface CrawlManners {
  /** For each host; a longer `Crawl-delay` of the site goes first. */
  requestsPerSecond: number;
  concurrency: number;
  /** Longest `Crawl-delay` that is obeyed; a site that asks for more is read at this pace. */
  maxCrawlDelayMs: number;
  /** Further attempts after 429, 5xx and broken connections. */
  maxRetries: number;
  /** Longest `Retry-After` that is waited for; beyond it the page is reported as failed. */
  maxRetryWaitMs: number;
  pageTimeoutMs: number;
}

export interface CrawlOptions extends Partial<CrawlLimits>, Partial<CrawlManners> {
  /** Addresses of sitemaps to read instead of looking for them. */
  sitemaps?: readonly string[];
  /** `auto` follows links only when no sitemap lists a page in scope. */
  discover?: "auto" | "sitemap" | "links" | "both";
  /** A page is asked for again after this time even when its sitemap says that it has not changed. */
  revalidateAfterMs?: number;
}

export type CrawlSettings = CrawlLimits &
  CrawlManners & {
    sitemaps: readonly string[] | null;
    discover: NonNullable<CrawlOptions["discover"]>;
    revalidateAfterMs: number;
  };

const MEGABYTE = 1024 * 1024;
const HOUR_MS = 3_600_000;

const DEFAULTS: CrawlSettings = {
  maxPages: 5_000,
  maxDepth: 12,
  maxPageBytes: 4 * MEGABYTE,
  maxFileBytes: 20 * MEGABYTE,
  maxTotalBytes: 1_024 * MEGABYTE,
  maxDurationMs: 4 * HOUR_MS,
  maxFound: 50_000,
  maxSitemaps: 200,
  maxSitemapBytes: 50 * MEGABYTE,
  requestsPerSecond: 2,
  concurrency: 2,
  maxCrawlDelayMs: 30_000,
  maxRetries: 3,
  maxRetryWaitMs: 120_000,
  pageTimeoutMs: 20_000,
  sitemaps: null,
  discover: "auto",
  revalidateAfterMs: 7 * 24 * HOUR_MS,
};

export function settleOptions(options: CrawlOptions = {}): CrawlSettings {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return { ...DEFAULTS, ...Object.fromEntries(given) };
}
