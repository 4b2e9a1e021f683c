import { z } from "zod";
import { defineJob, enqueueJob } from "#platform/jobs";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { calibrateAnswers } from "./calibrate-answers.ts";

export const calibrateAnswersJob = defineJob({
  name: "calibrate_answers",
  input: z.strictObject({}),
  retries: 2,
  backoffSeconds: 60,
  timeoutSeconds: 900,
  run: async (ctx, _input, signal) => {
    await calibrateAnswers(ctx, signal);
  },
});

/** Asks for a calibration; one that waits or runs already is enough. */
export async function startCalibration(ctx: TenantContext): Promise<{ state: "queued" }> {
  await tenantTransaction(ctx, (transaction) =>
    enqueueJob({ ctx, transaction, options: { singletonKey: "calibrate" } }, calibrateAnswersJob, {}),
  );
  return { state: "queued" };
}
