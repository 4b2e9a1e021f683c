/** Values on their way to one reader. */
export interface MessageQueue<T> extends AsyncIterable<T> {
  push(value: T): void;
  end(): void;
}

/** `most`: what a reader may leave lying; beyond it the queue ends, and with it the reader's connection. */
export function createMessageQueue<T>(most: number): MessageQueue<T> {
  const waiting: T[] = [];
  const ended = new AbortController();
  let wake: (() => void) | null = null;
  const end = () => {
    ended.abort();
    wake?.();
  };
  return {
    push: (value) => {
      if (waiting.length >= most) return end();
      waiting.push(value);
      wake?.();
    },
    end,
    async *[Symbol.asyncIterator]() {
      while (!ended.signal.aborted) {
        const value = waiting.shift();
        if (value !== undefined) yield value;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
