import { cutText } from "#features/content";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { repair } from "./make-storable.ts";
import type { ReadProblem } from "./read-item.ts";
import { insertProblems, writeProgress, type SyncCounts, type SyncProblem } from "./sync-queries.ts";

const PROGRESS_EVERY_MS = 1_000;
const PROBLEMS_KEPT = 10_000;
const LONGEST_ITEM = 2_000;

/** Thrown where a sync was cancelled or its source is being removed: it ends without an error. */
export class SyncStopped extends Error {}

/** Counts of a sync under way, written to its row once a second and read from there by whoever asks. */
export interface SyncProgress {
  counts: SyncCounts;
  fractionRead: number | null;
  report(problem: ReadProblem): void;
  /** Writes what is new when it is time, or at once with `force`. Throws `SyncStopped` when nobody wants the sync any more. */
  flush(force?: boolean): Promise<void>;
}

export function createSyncProgress(ctx: TenantContext, syncId: string): SyncProgress {
  const counts = { found: 0, read: 0, indexed: 0, unchanged: 0, removed: 0, skipped: 0, failed: 0 };
  let waiting: SyncProblem[] = [];
  let position = 0;
  let written = performance.now();
  const progress: SyncProgress = {
    counts,
    fractionRead: null,
    report: (problem) => {
      if (problem.outcome !== "noted") counts[problem.outcome] += 1;
      position += 1;
      if (position <= PROBLEMS_KEPT) waiting.push(toRow(problem, position));
    },
    flush: async (force = false) => {
      if (!force && performance.now() - written < PROGRESS_EVERY_MS) return;
      const problems = waiting;
      waiting = [];
      const wanted = await tenantTransaction(ctx, async (transaction) => {
        const running = await writeProgress(ctx, transaction, { syncId, counts, fractionRead: progress.fractionRead });
        if (running) await insertProblems(ctx, transaction, { syncId, problems });
        return running;
      });
      if (!wanted) throw new SyncStopped();
      written = performance.now();
    },
  };
  return progress;
}

function toRow({ outcome, item, code, reason }: ReadProblem, position: number): SyncProblem {
  return { position, outcome, item: shorten(item), code, reason: shorten(reason) };
}

function shorten(text: string): string {
  return cutText(repair(text), LONGEST_ITEM);
}
