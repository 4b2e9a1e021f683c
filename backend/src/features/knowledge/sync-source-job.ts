import { z } from "zod";
import { defineJob } from "#platform/jobs";
import { runSync } from "./run-sync.ts";

export const syncSourceJob = defineJob({
  name: "sync_source",
  input: z.strictObject({ syncId: z.uuid() }),
  retries: 8,
  backoffSeconds: 5,
  timeoutSeconds: 8 * 3_600,
  run: async (ctx, { syncId }, signal) => {
    const { actor } = ctx;
    if (actor.kind !== "job") throw new Error("A sync is carried out by a job.");
    await runSync(ctx, { syncId, jobId: actor.jobId }, signal);
  },
});
