import { pushedOrder } from "@netvexa/contract";
import type { z } from "zod";
import type { TenantContext } from "#platform/tenant-context";

const orderFacts = pushedOrder.omit({ email: true, changedAt: true });
export type OrderFacts = z.output<typeof orderFacts>;

const purpose = "order content";

/** Bound to its tenant and number: moved to another row it cannot be opened. */
export function sealOrder({ tenantId, platform }: TenantContext, key: string, facts: OrderFacts): string {
  return platform.secrets.seal(purpose, `${tenantId} ${key}`, JSON.stringify(facts));
}

export function openOrder({ tenantId, platform }: TenantContext, key: string, sealed: string): OrderFacts {
  return orderFacts.parse(JSON.parse(platform.secrets.open(purpose, `${tenantId} ${key}`, sealed)));
}
