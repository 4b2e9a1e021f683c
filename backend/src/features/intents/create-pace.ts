import { setImmediate } from "node:timers/promises";

const longestStepMs = 10;

/**
 * To be awaited between the small steps of long work: every ten milliseconds it lets waiting requests go first, and ends
 * the work once the signal says so.
 */
export function createPace(signal?: AbortSignal): () => Promise<void> {
  let began = performance.now();
  signal?.throwIfAborted();
  return async () => {
    if (performance.now() - began < longestStepMs) return;
    signal?.throwIfAborted();
    await setImmediate();
    began = performance.now();
  };
}
