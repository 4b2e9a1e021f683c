import type { Database } from "#platform/database";

/** How much is written in one transaction, learned from how long the last ones took. */
export interface BatchWeight {
  /** Characters of passages, about. */
  current(): number;
  learn(written: { weight: number; ms: number }): void;
}

const LEAST = 4_000;
const FIRST_PER_MS = 400;
/** One odd measurement does not turn everything over. */
const MOST_CHANGE = 1.5;
/** A server's transactions are longer, because each costs round trips, and stand in nobody's way. */
const SERVER = { ms: 250, most: 2_000_000 } as const;
/** The embedded engine has one session: others must get in between soon, and sooner while somebody is there. */
const EMBEDDED = { ms: 50, quietMs: 120, most: 400_000 } as const;
/** Nobody there: no one waited for the database for this long. */
const QUIET_AFTER_MS = 5_000;

export function createBatchWeight(database: Pick<Database, "mode" | "quietMs">): BatchWeight {
  let perMs = FIRST_PER_MS;
  const current = () => {
    if (database.mode === "server") return clamp(perMs * SERVER.ms, { least: LEAST, most: SERVER.most });
    const ms = database.quietMs() > QUIET_AFTER_MS ? EMBEDDED.quietMs : EMBEDDED.ms;
    return clamp(perMs * ms, { least: LEAST, most: EMBEDDED.most });
  };
  return {
    current,
    learn: ({ weight, ms }) => {
      if (weight < current() / 4) return;
      perMs = clamp(weight / Math.max(1, ms), { least: perMs / MOST_CHANGE, most: perMs * MOST_CHANGE });
    },
  };
}

function clamp(value: number, range: { least: number; most: number }): number {
  return Math.min(range.most, Math.max(range.least, value));
}
