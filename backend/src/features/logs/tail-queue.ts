import type { LogRecord } from "./log-record.ts";

/** Records that wait for one tail's reader. */
export interface TailQueue {
  push(record: LogRecord): void;
  /** Everything that waits, oldest first; waits for the first at most so long. Empty when the time is over. */
  take(waitMs: number): Promise<LogRecord[]>;
  readonly empty: boolean;
  /** More came than fit; nothing is kept from then on. */
  readonly overflowed: boolean;
  /** Ends a wait at once. */
  wake(): void;
}

export function createTailQueue(most: number): TailQueue {
  let waiting: LogRecord[] = [];
  let overflowed = false;
  let wake: () => void = rest;
  return {
    push: (record) => {
      if (overflowed) return;
      overflowed = waiting.length >= most;
      waiting = overflowed ? [] : waiting;
      if (!overflowed) waiting.push(record);
      wake();
    },
    take: async (waitMs) => {
      if (waiting.length === 0 && !overflowed) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, waitMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        wake = rest;
      }
      const taken = waiting;
      waiting = [];
      return taken;
    },
    get empty() {
      return waiting.length === 0;
    },
    get overflowed() {
      return overflowed;
    },
    wake: () => wake(),
  };
}

/** Nobody waits. */
function rest(): void {}
