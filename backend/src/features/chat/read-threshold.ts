import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { selectCalibration } from "./calibration-queries.ts";
import { LEAST_CONFIDENCE } from "./judge-evidence.ts";

/** Confidence below which the tenant's agent says that it does not know. */
export async function readThreshold(ctx: TenantContext): Promise<number> {
  const row = await tenantTransaction(ctx, (tx) => selectCalibration(tx, ctx));
  return row?.threshold ?? LEAST_CONFIDENCE;
}
