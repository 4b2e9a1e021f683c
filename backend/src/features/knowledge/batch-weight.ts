/** How much is written in one transaction, learned from how long the last ones took. */
export interface BatchWeight {
  /** Characters of passages, about. */
  current(): number;
  learn(written: { weight: number; ms: number }): void;
}

const LEAST = 4_000;
const FIRST = 20_000;
/** One odd measurement does not turn everything over. */
const MOST_CHANGE = 1.5;

/**
 * The embedded engine has one session, so that a transaction is kept near 50 ms for others to get in between; a
 * server's are longer, because each costs round trips.
 */
export function createBatchWeight(mode: "embedded" | "server"): BatchWeight {
  const { targetMs, most } = mode === "embedded" ? { targetMs: 50, most: 400_000 } : { targetMs: 250, most: 2_000_000 };
  let weight = FIRST;
  return {
    current: () => weight,
    learn: (written) => {
      if (written.weight < weight / 4) return;
      const fitting = (written.weight * targetMs) / Math.max(1, written.ms);
      weight = clamp(fitting, { least: weight / MOST_CHANGE, most: weight * MOST_CHANGE });
      weight = clamp(weight, { least: LEAST, most });
    },
  };
}

function clamp(value: number, range: { least: number; most: number }): number {
  return Math.min(range.most, Math.max(range.least, value));
}
