import { systemCrawlClock, type CrawlClock } from "./crawl-clock.ts";

/** Keeps requests to one host apart. One pacer shared by all crawls of a process keeps them apart across crawls too. */
export interface RequestPacer {
  /** Waits until the host may be asked again, and takes that turn. */
  turn(host: string, intervalMs: number, signal: AbortSignal): Promise<void>;
  /** Nobody asks the host for this long. */
  pause(host: string, ms: number): void;
}

export function createRequestPacer(clock: CrawlClock = systemCrawlClock): RequestPacer {
  const nextTurn = new Map<string, number>();
  return {
    turn: async (host, intervalMs, signal) => {
      const now = clock.now();
      const at = Math.max(now, nextTurn.get(host) ?? 0);
      nextTurn.set(host, at + intervalMs);
      await clock.sleep(at - now, signal);
    },
    pause: (host, ms) => {
      nextTurn.set(host, Math.max(nextTurn.get(host) ?? 0, clock.now() + ms));
    },
  };
}
