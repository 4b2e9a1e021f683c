import { z } from "zod";
import type { Transaction } from "#platform/database";
import { defineJob, enqueueJob } from "#platform/jobs";
import type { TenantContext } from "#platform/tenant-context";
import { observeTurn } from "./observe-turn.ts";

/** Asked for with the end of every turn: what a message wants is found out beside the answer, never in its way. */
export const observeTurnJob = defineJob({
  name: "observe_turn",
  input: z.strictObject({ turnId: z.uuid() }),
  retries: 5,
  backoffSeconds: 10,
  timeoutSeconds: 60,
  run: (ctx, { turnId }) => observeTurn(ctx, turnId),
});

export async function enqueueObservation(ctx: TenantContext, transaction: Transaction, turnId: string): Promise<void> {
  await enqueueJob({ ctx, transaction }, observeTurnJob, { turnId });
}
