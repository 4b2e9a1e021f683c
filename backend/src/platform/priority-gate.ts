import type { Priority } from "./database.ts";

export interface PriorityGate {
  acquire(priority: Priority): Promise<void>;
  release(): void;
  run<T>(priority: Priority, work: () => Promise<T>): Promise<T>;
}

/** A lock with two queues: whoever is interactive goes before all that is bulk; first come, first served within each. */
export function createPriorityGate(): PriorityGate {
  const queues: Record<Priority, (() => void)[]> = { interactive: [], bulk: [] };
  let taken = false;
  const acquire = async (priority: Priority) => {
    if (!taken) {
      taken = true;
      return;
    }
    await new Promise<void>((resolve) => queues[priority].push(resolve));
  };
  const release = () => {
    const next = queues.interactive.shift() ?? queues.bulk.shift();
    if (next) next();
    else taken = false;
  };
  const run = async <T>(priority: Priority, work: () => Promise<T>) => {
    await acquire(priority);
    try {
      return await work();
    } finally {
      release();
    }
  };
  return { acquire, release, run };
}
