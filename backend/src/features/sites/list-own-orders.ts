import { listProvenOrders } from "#features/orders";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { noteVisitor } from "./known-visitors.ts";
import { customerClaim, readClaim } from "./read-claim.ts";

/** The orders that the shop says are its signed-in customer's, as far as it has sent them. Throws `claim_refused`. */
export async function listOwnOrders(ctx: TenantContext, asked: { claim: string; language?: string | undefined }) {
  const { email, orders: numbers } = await readClaim(ctx, customerClaim, asked.claim);
  await tenantTransaction(ctx, (tx) => noteVisitor(tx, ctx, email));
  return { orders: await listProvenOrders(ctx, { email, numbers, language: asked.language ?? "en" }) };
}
