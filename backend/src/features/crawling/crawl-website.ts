import type { CrawlEvent, FinishedEvent, ProgressEvent, StopReason } from "./crawl-event.ts";
import { countCrawl, createCrawl, type Crawl, type CrawlInput } from "./crawl-state.ts";
import { intervalOf } from "./fetch-politely.ts";
import type { Target } from "./frontier.ts";
import { openSite } from "./open-site.ts";
import { settleStandIns, settleVisit, type Outcome } from "./settle-visit.ts";
import { visitTarget } from "./visit-target.ts";

const MAX_FAILURES_IN_A_ROW = 20;

/**
 * Reads a website: the pages its sitemaps list, else those that links lead to, within the scope. Obeys robots.txt
 * (RFC 9309), robots tags, canonical addresses and `nofollow`; asks slowly, again after 429 and 503, and conditionally
 * where a document is known. Yields one `site` event, then events of pages as they are settled, each followed by
 * `progress`, and at last one `finished`. Nothing is asked for faster than the caller takes events. Throws
 * `GuardedFetchError` for a start address that is no http(s) address, and the signal's reason when aborted. Ending the
 * loop early ends all requests.
 */
export async function* crawlWebsite(input: CrawlInput): AsyncGenerator<CrawlEvent, void, void> {
  const ending = new AbortController();
  const signal = input.signal ? AbortSignal.any([input.signal, ending.signal]) : ending.signal;
  const crawl = createCrawl(input, signal);
  const running = new Map<Target, Promise<Outcome>>();
  try {
    const { event, first } = await openSite(crawl);
    yield event;
    if (first) {
      crawl.frontier.admit(first.target.url);
      yield* settleVisit(crawl, first);
    }
    yield* visitQueue(crawl, running);
    yield* settleStandIns(crawl);
    yield finish(crawl);
  } finally {
    ending.abort();
    await Promise.allSettled(running.values());
    if (!input.reader) await crawl.reader.close();
  }
}

async function* visitQueue(crawl: Crawl, running: Map<Target, Promise<Outcome>>): AsyncGenerator<CrawlEvent> {
  yield progress(crawl);
  for (;;) {
    while (running.size < crawl.settings.concurrency && !shouldStop(crawl, running.size)) {
      const target = crawl.frontier.next();
      if (!target) break;
      running.set(target, visitTarget(crawl, target));
    }
    if (running.size === 0) return;
    const outcome = await Promise.race(running.values());
    running.delete(outcome.target);
    yield* settleVisit(crawl, outcome);
    yield progress(crawl);
  }
}

function shouldStop(crawl: Crawl, running: number): boolean {
  // A visit under way may yet turn out to need no request.
  if (crawl.asked >= crawl.settings.maxPages && running > 0) return true;
  crawl.stoppedBy ??= reachedLimit(crawl);
  return crawl.stoppedBy !== null;
}

function reachedLimit(crawl: Crawl): StopReason | null {
  if (crawl.frontier.queued === 0) return null;
  const { settings } = crawl;
  if (crawl.asked >= settings.maxPages) return "max_pages";
  if (crawl.bytes >= settings.maxTotalBytes) return "max_bytes";
  if (crawl.clock.now() - crawl.startedAt >= settings.maxDurationMs) return "max_duration";
  return crawl.failuresInARow >= MAX_FAILURES_IN_A_ROW ? "site_failing" : null;
}

function progress(crawl: Crawl): ProgressEvent {
  const elapsedMs = crawl.clock.now() - crawl.startedAt;
  const counts = countCrawl(crawl);
  const perPageMs = crawl.asked > 0 ? Math.max(intervalOf(crawl.client), elapsedMs / crawl.asked) : null;
  const remaining = Math.min(counts.queued, crawl.settings.maxPages - crawl.asked);
  return { kind: "progress", ...counts, elapsedMs, remainingMs: perPageMs === null ? null : perPageMs * remaining };
}

function finish(crawl: Crawl): FinishedEvent {
  const stoppedBy = crawl.stoppedBy ?? crawl.cutBy ?? (crawl.frontier.isFull ? "max_found" : null);
  return {
    kind: "finished",
    ...countCrawl(crawl),
    complete: stoppedBy === null,
    stoppedBy,
    skippedByReason: Object.fromEntries(crawl.skippedByReason),
    elapsedMs: crawl.clock.now() - crawl.startedAt,
  };
}
