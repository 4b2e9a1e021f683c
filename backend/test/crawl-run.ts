import type { CrawlClock, CrawlEvent, CrawlInput, KnownDocument } from "#features/crawling";
import { crawlWebsite } from "#features/crawling";
import type { CrawlSite } from "#test/crawl-site";

/** Time that passes only by waiting, which takes none. */
export function createTestClock(start = Date.parse("2026-03-01T12:00:00Z")) {
  const sleeps: number[] = [];
  let now = start;
  const clock: CrawlClock = {
    now: () => now,
    sleep: (ms, signal) => {
      signal.throwIfAborted();
      if (ms > 0) sleeps.push(Math.round(ms));
      now += Math.max(0, ms);
      return Promise.resolve();
    },
  };
  return {
    ...clock,
    sleeps,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

/** What a store would keep between two crawls. */
export type Memory = Map<string, KnownDocument>;

export interface CrawlRun {
  events: CrawlEvent[];
  /** Paths of the documents read. */
  read: string[];
  unchanged: string[];
  gone: string[];
  /** `reason path`. */
  skipped: string[];
  failed: string[];
  of<Kind extends CrawlEvent["kind"]>(kind: Kind): Extract<CrawlEvent, { kind: Kind }>[];
}

/** Crawls a test site to its end as fast as it answers, keeping what a store would keep in `memory`. */
export async function runCrawl(
  site: CrawlSite,
  input: Partial<CrawlInput> = {},
  memory: Memory = new Map(),
): Promise<CrawlRun> {
  const events: CrawlEvent[] = [];
  for await (const event of crawlWebsite({
    startUrl: `${site.origin}/`,
    fetch: site.fetch,
    clock: createTestClock(),
    known: (externalId) => memory.get(externalId) ?? null,
    ...input,
  })) {
    events.push(event);
    remember(memory, event);
  }
  return summarise(site, events);
}

function remember(memory: Memory, event: CrawlEvent): void {
  if (event.kind === "gone") memory.delete(event.externalId);
  if (event.kind === "document") {
    const { etag, lastModified, hash, readAt } = event;
    memory.set(event.document.externalId, { etag, lastModified, hash, readAt });
  }
  if (event.kind !== "unchanged") return;
  const known = memory.get(event.externalId);
  if (known && event.readAt) memory.set(event.externalId, { ...known, etag: event.etag, readAt: event.readAt });
}

function summarise(site: CrawlSite, events: CrawlEvent[]): CrawlRun {
  const pathOf = (url: string) => url.replace(site.origin, "");
  const of = <Kind extends CrawlEvent["kind"]>(kind: Kind) =>
    events.filter((event): event is Extract<CrawlEvent, { kind: Kind }> => event.kind === kind);
  return {
    events,
    of,
    read: of("document")
      .map((event) => pathOf(event.document.externalId))
      .toSorted(),
    unchanged: of("unchanged")
      .map((event) => pathOf(event.externalId))
      .toSorted(),
    gone: of("gone")
      .map((event) => `${event.reason} ${pathOf(event.externalId)}`)
      .toSorted(),
    skipped: of("skipped")
      .map((event) => `${event.reason} ${pathOf(event.url)}`)
      .toSorted(),
    failed: of("failed")
      .map((event) => `${event.reason} ${pathOf(event.url)}`)
      .toSorted(),
  };
}
