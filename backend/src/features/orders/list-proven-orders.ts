import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { openFieldCipher } from "#platform/tenant-secrets";
import { toShown } from "./find-order.ts";
import { numberKey, orderProof } from "./order-proof.ts";
import { selectProvenOrder } from "./queries.ts";
import { openOrder } from "./seal-order.ts";

/**
 * Orders of somebody whom the shop itself vouches for, by their numbers and e-mail address; those that are not there, or
 * are another address's, are left out. No attempts are counted: only a verified claim may lead here.
 */
export async function listProvenOrders(
  ctx: TenantContext,
  claim: { email: string; numbers: readonly string[]; language: string },
) {
  const scope = { tenantId: ctx.tenantId, secrets: ctx.platform.secrets };
  return tenantTransaction(ctx, async (tx) => {
    const cipher = await openFieldCipher(ctx, tx);
    const orders = [];
    for (const number of claim.numbers) {
      const sealed = await selectProvenOrder(tx, ctx, orderProof(scope, { number, email: claim.email }));
      if (sealed !== null) orders.push(toShown(openOrder(cipher, numberKey(scope, number), sealed), claim.language));
    }
    return orders;
  });
}
