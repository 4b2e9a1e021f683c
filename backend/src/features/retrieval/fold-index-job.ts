import { z } from "zod";
import { defineJob, enqueueJob } from "#platform/jobs";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { foldIndex } from "./fold-index.ts";

const delaySeconds = 5;

/** Asked for with every change of the index; several changes in a row are folded at once. */
export const foldIndexJob = defineJob({
  name: "fold_index",
  input: z.strictObject({}),
  retries: 5,
  backoffSeconds: 10,
  timeoutSeconds: 3_600,
  run: (ctx, _input, signal) => foldIndex(ctx, signal),
});

export async function enqueueFold(ctx: TenantContext, transaction: Transaction): Promise<void> {
  const startAfter = new Date(ctx.platform.clock.now().getTime() + delaySeconds * 1_000);
  await enqueueJob({ ctx, transaction, options: { singletonKey: "fold", startAfter } }, foldIndexJob, {});
}
