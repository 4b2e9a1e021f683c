import { notFound } from "#platform/errors";
import { enqueueJob } from "#platform/jobs";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { deleteAnswers } from "./answer-queries.ts";
import { bumpKnowledgeVersion } from "./document-queries.ts";
import { removeSourceJob } from "./remove-source-job.ts";
import { findSource, markRemoving } from "./source-queries.ts";
import { cancelActiveSync } from "./sync-queries.ts";

/** Hides a source at once, ends what reads it, and asks for the removal of everything that was made from it. */
export async function deleteSource(ctx: TenantContext, sourceId: string): Promise<void> {
  await tenantTransaction(ctx, async (transaction) => {
    const { kind } = await findSource(ctx, transaction, sourceId);
    if (!(await markRemoving(ctx, transaction, sourceId))) throw notFound("source");
    if (kind === "qa") await deleteAnswers(ctx, transaction);
    await cancelActiveSync(ctx, transaction, sourceId);
    await enqueueJob({ ctx, transaction, options: { singletonKey: sourceId } }, removeSourceJob, { sourceId });
    await bumpKnowledgeVersion(ctx, transaction);
  });
}
