import type { Transaction } from "#platform/database";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";

/** A transaction over people, members and organisations, which belong to no single tenant. */
export function administer<T>(platform: Platform, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return systemTransaction({ platform, reason: "administer members" }, work);
}
