import { setImmediate as nextTurn } from "node:timers/promises";

/** Long work on the event loop stops this often for requests that wait. */
const SLICE_MS = 10;

/** Gives the event loop away when the work since the last time was long enough; to be called between small steps. */
export interface Pause {
  whenDue(): Promise<void>;
}

export function createPause(): Pause {
  let began = performance.now();
  return {
    whenDue: async () => {
      if (performance.now() - began < SLICE_MS) return;
      await nextTurn();
      began = performance.now();
    },
  };
}
