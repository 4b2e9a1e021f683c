import { GuardedFetchError } from "#platform/guarded-fetch-error";
import type { GuardedFetch, GuardedRequest, GuardedStream } from "#platform/guarded-fetch";
import type { CrawlClock } from "./crawl-clock.ts";
import type { CrawlSettings } from "./crawl-options.ts";
import { readRetryAfter } from "./read-retry-after.ts";
import type { RequestPacer } from "./request-pacer.ts";

export interface PoliteClient {
  fetch: GuardedFetch;
  pacer: RequestPacer;
  clock: CrawlClock;
  settings: CrawlSettings;
  signal: AbortSignal;
  /** The site's `Crawl-delay`, once known. */
  crawlDelayMs: number | null;
  requests: number;
}

const FIRST_WAIT_MS = 1_000;
const TRANSIENT = new Set([408, 429, 500, 502, 503, 504]);

/**
 * One request at the site's pace. Asks again after 429, 5xx and broken connections, as long as `Retry-After` says or
 * with growing pauses, and slows the whole host down meanwhile. Returns the last response when attempts are used up
 * or the site wants a longer pause than `maxRetryWaitMs`; throws the guarded client's error otherwise.
 */
export async function fetchPolitely(client: PoliteClient, url: URL, request: GuardedRequest): Promise<GuardedStream> {
  for (let attempt = 0; ; attempt += 1) {
    await client.pacer.turn(url.host, intervalOf(client), client.signal);
    const answer = await ask(client, url, request);
    const waitMs = attempt < client.settings.maxRetries ? retryWait(client, answer, attempt) : null;
    if (waitMs === null) return settle(answer);
    if (!(answer instanceof GuardedFetchError)) answer.cancel();
    client.pacer.pause(url.host, waitMs);
  }
}

/** The time between two requests to the site. */
export function intervalOf({ settings, crawlDelayMs }: Pick<PoliteClient, "settings" | "crawlDelayMs">): number {
  return Math.max(1_000 / settings.requestsPerSecond, Math.min(crawlDelayMs ?? 0, settings.maxCrawlDelayMs));
}

type Answer = GuardedStream | GuardedFetchError;

async function ask(client: PoliteClient, url: URL, request: GuardedRequest): Promise<Answer> {
  client.requests += 1;
  try {
    return await client.fetch.open(url, {
      timeoutMs: client.settings.pageTimeoutMs,
      ...request,
      signal: client.signal,
    });
  } catch (error) {
    if (error instanceof GuardedFetchError) return error;
    throw error;
  }
}

/** Null when asking again is of no use or not wanted. */
function retryWait(client: PoliteClient, answer: Answer, attempt: number): number | null {
  const backoffMs = FIRST_WAIT_MS * 2 ** attempt * (1 + Math.random() / 4);
  if (answer instanceof GuardedFetchError) {
    return answer.isTransient && answer.code !== "aborted" && answer.code !== "name_unresolved" ? backoffMs : null;
  }
  if (!TRANSIENT.has(answer.status)) return null;
  const asked = readRetryAfter(answer.headers.get("retry-after"), client.clock.now());
  if (asked !== null && asked > client.settings.maxRetryWaitMs) return null;
  return Math.max(asked ?? 0, backoffMs);
}

function settle(answer: Answer): GuardedStream {
  if (answer instanceof GuardedFetchError) throw answer;
  return answer;
}
