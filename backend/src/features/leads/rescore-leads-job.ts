import { z } from "zod";
import { newId } from "#platform/ids";
import { defineJob } from "#platform/jobs";
import { atBulkPriority, tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { lockLead } from "./lead-queries.ts";
import { storeScore } from "./rescore-lead.ts";
import { selectLeadIds, selectSettings } from "./settings-queries.ts";

const leadsPerTransaction = 50;
const first = "00000000-0000-0000-0000-000000000000";

/** Asked for when a merchant changes how leads are scored. */
export const rescoreLeadsJob = defineJob({
  name: "rescore_leads",
  input: z.strictObject({}),
  retries: 5,
  backoffSeconds: 30,
  timeoutSeconds: 3_600,
  run: (ctx, _input, signal) => rescoreLeads(ctx, signal),
});

/** Another key for each change: a run that has begun does not know what came after it. */
export function rescoreKey(): string {
  return `rescore-${newId()}`;
}

async function rescoreLeads(ctx: TenantContext, signal: AbortSignal): Promise<void> {
  const bulk = atBulkPriority(ctx);
  for (let after = first; ;) {
    signal.throwIfAborted();
    const last = await tenantTransaction(bulk, async (tx) => {
      const settings = await selectSettings(tx, bulk);
      const ids = await selectLeadIds(tx, bulk, { after, limit: leadsPerTransaction });
      for (const id of ids) {
        const lead = await lockLead(tx, bulk, id);
        if (lead) await storeScore(tx, bulk, { lead, settings });
      }
      return ids.at(-1);
    });
    if (last === undefined) return;
    after = last;
  }
}
