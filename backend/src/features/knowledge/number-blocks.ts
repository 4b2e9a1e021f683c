import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { reserveNumbers, type NumberKind } from "./document-queries.ts";

/** Hands out the tenant's next document and passage numbers, taken from the counters a block at a time. */
export interface NumberBlocks {
  take(kind: NumberKind, count: number): Promise<number[]>;
}

/**
 * `size`: how many are reserved at once; those that stay unused are lost, which only leaves gaps. Reserved in a
 * transaction of their own, so that the counters are locked for a moment only.
 */
export function createNumberBlocks(ctx: TenantContext, size: Record<NumberKind, number>): NumberBlocks {
  const free: Record<NumberKind, number[]> = { document: [], chunk: [] };
  return {
    take: async (kind, count) => {
      while (free[kind].length < count) {
        const wanted = Math.max(size[kind], count - free[kind].length);
        const first = await tenantTransaction(ctx, (transaction) =>
          reserveNumbers(ctx, transaction, { kind, count: wanted }),
        );
        free[kind].push(...Array.from({ length: wanted }, (_, offset) => first + offset));
      }
      return free[kind].splice(0, count);
    },
  };
}
