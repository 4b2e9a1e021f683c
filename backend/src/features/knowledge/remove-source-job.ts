import { z } from "zod";
import { defineJob } from "#platform/jobs";
import { removeSource } from "./remove-source.ts";

export const removeSourceJob = defineJob({
  name: "remove_source",
  input: z.strictObject({ sourceId: z.uuid() }),
  retries: 20,
  backoffSeconds: 5,
  timeoutSeconds: 4 * 3_600,
  run: (ctx, { sourceId }, signal) => removeSource(ctx, sourceId, signal),
});
