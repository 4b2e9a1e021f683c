import type { Priority } from "./database.ts";

export interface PriorityGate {
  acquire(priority: Priority): Promise<void>;
  release(): void;
  /** How long no interactive work has asked for the lock; endless when none ever did. */
  quietMs(): number;
  run<T>(priority: Priority, work: () => Promise<T>): Promise<T>;
}

/**
 * Whoever is interactive mostly comes back at once: a turn is a row of transactions with little between them. Kept free
 * for so long after each, the row waits for bulk work once and not before every one of them.
 */
const KEPT_FREE_MS = 15;
/** Bulk work that waits for longer than this goes next even so, so that it cannot be held up for ever. */
const LONGEST_KEPT_FREE_MS = 250;

interface Waiting {
  since: number;
  start: () => void;
}

/**
 * A lock with two queues: whoever is interactive goes before all that is bulk; first come, first served within each.
 * After interactive work the lock is kept free for a moment for more of it.
 */
export function createPriorityGate(): PriorityGate {
  const queues: Record<Priority, Waiting[]> = { interactive: [], bulk: [] };
  let holder: Priority | null = null;
  let keptFreeUntil = 0;
  let lastAskedAt = -Infinity;
  let timer: NodeJS.Timeout | null = null;
  const admit = () => {
    if (holder !== null) return;
    const keptFreeMs = msKeptFree(queues.bulk[0]?.since ?? null, keptFreeUntil);
    const priority = queues.interactive.length > 0 ? "interactive" : "bulk";
    if (priority === "bulk" && keptFreeMs > 0) {
      timer ??= setTimeout(() => {
        timer = null;
        admit();
      }, keptFreeMs);
      return;
    }
    const next = queues[priority].shift();
    if (!next) return;
    holder = priority;
    next.start();
  };
  const acquire = (priority: Priority) =>
    new Promise<void>((start) => {
      if (priority === "interactive") lastAskedAt = performance.now();
      queues[priority].push({ since: performance.now(), start });
      admit();
    });
  const release = () => {
    if (holder === "interactive") keptFreeUntil = performance.now() + KEPT_FREE_MS;
    holder = null;
    admit();
  };
  const run = async <T>(priority: Priority, work: () => Promise<T>) => {
    await acquire(priority);
    try {
      return await work();
    } finally {
      release();
    }
  };
  const quietMs = () => performance.now() - lastAskedAt;
  return { acquire, release, quietMs, run };
}

/** How long bulk work that waits since then must go on to; 0 when nothing waits. */
function msKeptFree(since: number | null, keptFreeUntil: number): number {
  if (since === null) return 0;
  const now = performance.now();
  const left = Math.min(keptFreeUntil, since + LONGEST_KEPT_FREE_MS) - now;
  return Math.max(0, Math.ceil(left));
}
