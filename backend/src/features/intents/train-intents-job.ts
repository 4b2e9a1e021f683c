import { z } from "zod";
import type { Transaction } from "#platform/database";
import { defineJob, enqueueJob } from "#platform/jobs";
import type { TenantContext } from "#platform/tenant-context";
import { trainIntents } from "./train-intents.ts";

const windowMs = 15_000;
/** For transactions that were open when the window closed. */
const graceMs = 5_000;

/** Asked for with every change of the examples; changes within 15 seconds are trained together. */
export const trainIntentsJob = defineJob({
  name: "train_intents",
  input: z.strictObject({}),
  retries: 5,
  backoffSeconds: 30,
  timeoutSeconds: 600,
  run: (ctx, _input, signal) => trainIntents(ctx, signal),
});

/** A window has a job of its own, so that what is taught while the last one trains is not passed over. */
export async function enqueueTraining(ctx: TenantContext, transaction: Transaction): Promise<void> {
  const window = Math.floor(ctx.platform.clock.now().getTime() / windowMs);
  const startAfter = new Date((window + 1) * windowMs + graceMs);
  await enqueueJob({ ctx, transaction, options: { singletonKey: `train-${window}`, startAfter } }, trainIntentsJob, {});
}
