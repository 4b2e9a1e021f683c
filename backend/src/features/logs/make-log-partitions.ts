import { sql } from "kysely";
import type { Platform } from "#platform/platform";
import type { PeriodicWork } from "#platform/periodic-work";
import { systemTransaction } from "#platform/system-context";

const DAY_MS = 86_400_000;
/** Days that are made ahead: a week without a worker loses nothing. */
const DAYS_AHEAD = 7;

export const keepPartitionsAhead: PeriodicWork = {
  name: "make log partitions",
  everySeconds: 3_600,
  run: async (platform) => {
    const now = platform.clock.now().getTime();
    await makeLogPartitions(platform, { fromMs: now, toMs: now + DAYS_AHEAD * DAY_MS });
  },
};

/** Makes the archive's partitions for a period; those that are there stay as they are. Returns how many were missing. */
async function makeLogPartitions(
  platform: Platform,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): Promise<number> {
  return systemTransaction({ platform, reason: "keep logs" }, async (transaction) => {
    const { rows } = await sql<{ made: number }>`
      select make_log_partitions(${fromMs}::bigint, ${toMs}::bigint) as made`.execute(transaction);
    return rows[0]?.made ?? 0;
  });
}

/** Runs `write` again after making the partitions of `period`, when a day had none: a workerless week, a moved clock. */
export async function withPartitions<T>(
  platform: Platform,
  period: { fromMs: number; toMs: number },
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof Error && error.message.includes("no partition of relation"))) throw error;
    await makeLogPartitions(platform, period);
    return write();
  }
}
