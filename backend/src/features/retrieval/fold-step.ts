import type { Transaction } from "#platform/database";

/** Runs one short transaction under the tenant's folding lock; null when it could not or should not. */
export type FoldStep = <T>(step: (transaction: Transaction) => Promise<T>) => Promise<T | null>;
