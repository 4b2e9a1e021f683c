import { formatMoney } from "#features/commerce";
import { tenantKey, type RateLimit } from "#platform/ephemeral-store";
import { notFound } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { openFieldCipher } from "#platform/tenant-secrets";
import { orderAttemptsExhausted } from "./errors.ts";
import { numberKey, orderProof } from "./order-proof.ts";
import { selectProvenOrder } from "./queries.ts";
import { openOrder, type OrderFacts } from "./seal-order.ts";

export interface OrderClaim {
  orderNumber: string;
  email: string;
  /** For the way amounts are written. */
  language?: string | undefined;
}

const perVisitor: RateLimit = { points: 10, seconds: 900 };
/** Whoever asks: many browsers must not be able to try addresses for one order. */
const perOrder: RateLimit = { points: 10, seconds: 3_600 };
/** Nor one address for many orders. */
const perEmail: RateLimit = { points: 20, seconds: 3_600 };

/**
 * The state of an order for whoever names its number and its e-mail. A wrong number, a wrong address and an order that
 * does not exist give the same answer by the same work: one lookup of one keyed hash; nothing of an order is read,
 * logged or shown to a model before that lookup has found it. Attempts are counted by visitor, order and address,
 * whether there is such an order or not. Throws `order_attempts_exhausted`.
 */
export async function findOrder(ctx: TenantContext, claim: OrderClaim) {
  const scope = { tenantId: ctx.tenantId, secrets: ctx.platform.secrets };
  const key = numberKey(scope, claim.orderNumber);
  const proof = orderProof(scope, { number: claim.orderNumber, email: claim.email });
  await countAttempt(ctx, { key, email: claim.email });
  const order = await tenantTransaction(ctx, async (tx) => {
    const sealed = await selectProvenOrder(tx, ctx, proof);
    return sealed === null ? null : openOrder(await openFieldCipher(ctx, tx), key, sealed);
  });
  return { order: order && toShown(order, claim.language ?? "en") };
}

async function countAttempt(ctx: TenantContext, { key, email }: { key: string; email: string }): Promise<void> {
  if (ctx.actor.kind !== "visitor") throw notFound("order");
  const { ephemeral, secrets } = ctx.platform;
  const address = secrets.fingerprint("order address", `${ctx.tenantId}\n${email.trim().toLowerCase()}`);
  // All of them every time: which limit was hit must not depend on what is there.
  const results = await Promise.all([
    ephemeral.consume(tenantKey(ctx, "order-proof", "visitor", ctx.actor.visitorId), perVisitor),
    ephemeral.consume(tenantKey(ctx, "order-proof", "order", key), perOrder),
    ephemeral.consume(tenantKey(ctx, "order-proof", "email", address), perEmail),
  ]);
  const refused = results.filter(({ allowed }) => !allowed);
  if (refused.length === 0) return;
  throw orderAttemptsExhausted(Math.max(...refused.map(({ retryAfterSeconds }) => retryAfterSeconds)));
}

/** With its amount as people of the language write it. */
export function toShown({ total, ...facts }: OrderFacts, language: string) {
  return {
    ...facts,
    total: total && { ...total, formatted: formatMoney(total.minor, total.currency, language) },
  };
}
