import { setTimeout as wait } from "node:timers/promises";

/** Time and waiting as a port, so that manners can be tested without waiting. Milliseconds since 1970. */
export interface CrawlClock {
  now(): number;
  /** Rejects with the signal's reason when it is aborted first. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemCrawlClock: CrawlClock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    signal.throwIfAborted();
    if (ms > 0) await wait(ms, undefined, { signal });
  },
};
