import type { Platform } from "#platform/platform";
import type { PeriodicWork } from "#platform/periodic-work";
import { systemTransaction } from "#platform/system-context";
import type { Transaction } from "#platform/database";
import { deleteExpired, dropPartitions, selectExpiredLogs, selectLongestDays } from "./retention-queries.ts";

const DAY_MS = 86_400_000;
const LOGS_AT_ONCE = 100;
const RECORDS_AT_ONCE = 500;
/** Of one round; the next comes in minutes. */
const MOST_STATEMENTS = 2_000;

export const keepLogRetention: PeriodicWork = { name: "forget old log records", everySeconds: 300, run: forgetOldLogs };

/**
 * Removes what tenants do not keep any longer: days that nobody keeps go as whole partitions, the rest in short
 * statements, whole hours at a time. Returns nothing; what is left over goes in the next round.
 */
export async function forgetOldLogs(platform: Platform): Promise<void> {
  const nowMs = platform.clock.now().getTime();
  await system(platform, async (transaction) =>
    dropPartitions(transaction, nowMs - (await selectLongestDays(transaction)) * DAY_MS),
  );
  const expired = await system(platform, (transaction) =>
    selectExpiredLogs(transaction, { nowMs, limit: LOGS_AT_ONCE }),
  );
  let statements = 0;
  for (const log of expired) {
    for (let gone = RECORDS_AT_ONCE; gone === RECORDS_AT_ONCE && statements < MOST_STATEMENTS; statements += 1) {
      gone = await system(platform, (transaction) => deleteExpired(transaction, log, RECORDS_AT_ONCE));
    }
  }
}

function system<T>(platform: Platform, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return systemTransaction({ platform, reason: "keep logs", priority: "bulk" }, work);
}
