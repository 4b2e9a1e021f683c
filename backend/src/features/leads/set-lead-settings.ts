import { enqueueJob } from "#platform/jobs";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import type { LeadSettings } from "./lead-settings.ts";
import { checkFlow } from "./qualification-flow.ts";
import { rescoreKey, rescoreLeadsJob } from "./rescore-leads-job.ts";
import { selectSettings, upsertSettings } from "./settings-queries.ts";

export async function getLeadSettings(ctx: TenantContext): Promise<LeadSettings> {
  return tenantTransaction(ctx, (tx) => selectSettings(tx, ctx));
}

/** Replaces them all; every lead is scored anew by a job. Throws `flow_invalid`. */
export async function setLeadSettings(ctx: TenantContext, settings: LeadSettings): Promise<LeadSettings> {
  if (settings.flow !== null) checkFlow(settings.flow);
  await tenantTransaction(ctx, async (tx) => {
    await upsertSettings(tx, ctx, settings);
    await enqueueJob({ ctx, transaction: tx, options: { singletonKey: rescoreKey() } }, rescoreLeadsJob, {});
  });
  return settings;
}
