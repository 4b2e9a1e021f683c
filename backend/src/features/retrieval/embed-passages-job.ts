import { z } from "zod";
import type { Transaction } from "#platform/database";
import { defineJob, enqueueJob } from "#platform/jobs";
import type { TenantContext } from "#platform/tenant-context";
import { embedPassages } from "./embed-passages.ts";

const delaySeconds = 10;

/** Asked for with every change of the index, when an embedding model is configured. */
export const embedPassagesJob = defineJob({
  name: "embed_passages",
  input: z.strictObject({}),
  retries: 12,
  backoffSeconds: 30,
  timeoutSeconds: 12 * 3_600,
  run: (ctx, _input, signal) => embedPassages(ctx, { signal }),
});

export async function enqueueEmbedding(ctx: TenantContext, transaction: Transaction): Promise<void> {
  if (ctx.platform.env.models.embeddings.length === 0) return;
  const startAfter = new Date(ctx.platform.clock.now().getTime() + delaySeconds * 1_000);
  await enqueueJob({ ctx, transaction, options: { singletonKey: "embed", startAfter } }, embedPassagesJob, {});
}
