import { installationKey, tenantKey } from "#platform/ephemeral-store";

/** The tenant's stream; the number is its shard, of which there is one. */
export function streamKey(tenant: { tenantId: string }): string {
  return tenantKey(tenant, "logs", "stream", "0");
}

/** Tenants that may have records to archive. */
export const PENDING = installationKey("logs", "pending");
