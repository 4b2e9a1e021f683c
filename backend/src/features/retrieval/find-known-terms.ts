import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { readPostings } from "./posting-queries.ts";

/** Those of the terms, as `analyse` gives them, that any passage of the tenant holds. */
export async function findKnownTerms(
  ctx: TenantContext,
  transaction: Transaction,
  terms: readonly string[],
): Promise<Set<string>> {
  return new Set((await readPostings(ctx, transaction, [...terms])).keys());
}
