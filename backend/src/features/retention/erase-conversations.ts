import { forgetThreads } from "#features/chat";
import { notFound } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { deleteConversation, deleteConversationsOf, deleteVisitorRows } from "./queries.ts";

const conversationsAtOnce = 20;

/**
 * Erases a conversation with everything that was made from it; what was used stays counted, without a word of what was
 * said. A stream that can still be resumed runs out within ten minutes. Throws `not_found`.
 */
export async function eraseConversation(ctx: TenantContext, conversationId: string): Promise<void> {
  const known = await tenantTransaction(ctx, (tx) => deleteConversation(tx, ctx, conversationId));
  if (!known) throw notFound("conversation");
  await forgetThreads(ctx, [conversationId]);
}

/** The same for all that is known of the visitor who asks: conversations, contact requests and the lead. */
export async function eraseVisitor(ctx: TenantContext): Promise<void> {
  if (ctx.actor.kind !== "visitor") throw notFound("visitor");
  await eraseVisitorData(ctx, ctx.actor.visitorId);
}

/** The same for a visitor whom somebody else has verified; returns how many conversations went. */
export async function eraseVisitorData(ctx: TenantContext, visitorId: string): Promise<number> {
  await tenantTransaction(ctx, (tx) => deleteVisitorRows(tx, ctx, visitorId));
  await ctx.platform.logs.forgetVisitor(ctx, visitorId);
  const limit = conversationsAtOnce;
  let total = 0;
  for (let gone = limit; gone === limit; total += gone) {
    const ids = await tenantTransaction(ctx, (tx) => deleteConversationsOf(tx, ctx, { visitorId, limit }));
    await forgetThreads(ctx, ids);
    gone = ids.length;
  }
  return total;
}
