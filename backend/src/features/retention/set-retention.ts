import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { selectConversationDays, storeConversationDays } from "./queries.ts";

export interface Retention {
  /** Days without a message after which a conversation is erased; null keeps it. */
  conversationDays: number | null;
}

export async function getRetention(ctx: TenantContext): Promise<Retention> {
  return { conversationDays: await tenantTransaction(ctx, (tx) => selectConversationDays(tx, ctx)) };
}

/** What is past the new time goes with the next sweep, within minutes. */
export async function setRetention(ctx: TenantContext, retention: Retention): Promise<Retention> {
  await tenantTransaction(ctx, (tx) => storeConversationDays(tx, ctx, retention.conversationDays));
  return retention;
}
