import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import { notFound } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { noteVisitor } from "./known-visitors.ts";
import { orderClaim, readClaim } from "./read-claim.ts";

const WITHIN_DAYS = 30;

/**
 * Counts an order that the shop vouches for as influenced, once, when its visitor had a conversation in the thirty days
 * before it was placed. Throws `claim_refused`.
 */
export async function recordConversion(ctx: TenantContext, claim: string): Promise<{ counted: boolean }> {
  if (ctx.actor.kind !== "visitor") throw notFound("visitor");
  const { visitorId } = ctx.actor;
  const order = await readClaim(ctx, orderClaim, claim);
  const orderKey = ctx.platform.secrets.fingerprint("influenced orders", `${ctx.tenantId}\n${order.order}`);
  return tenantTransaction(ctx, async (tx) => {
    const conversationId = await selectLatestConversation(tx, ctx, { visitorId, before: order.placedAt });
    if (conversationId === null) return { counted: false };
    await noteVisitor(tx, ctx, order.email);
    await sql`insert into influenced_orders (tenant_id, order_key, conversation_id, total_minor, currency, placed_at)
      values (${ctx.tenantId}, ${orderKey}, ${conversationId}, ${order.minor}, ${order.currency}, ${order.placedAt})
      on conflict do nothing`.execute(tx);
    return { counted: true };
  });
}

async function selectLatestConversation(
  tx: Transaction,
  ctx: TenantContext,
  { visitorId, before }: { visitorId: string; before: string },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from conversations
    where tenant_id = ${ctx.tenantId} and visitor_id = ${visitorId} and created_at <= ${before}::timestamptz
      and updated_at >= ${before}::timestamptz - make_interval(days => ${WITHIN_DAYS})
    order by updated_at desc limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}
