import type { ContactRequest } from "@netvexa/contract/wire";
import { assertNotBlocked, mailContactJob, networkKey } from "#features/handoff";
import { notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { enqueueJob } from "#platform/jobs";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { insertContact, selectOwnConversation } from "./conversation-queries.ts";

/**
 * Stores a visitor's wish to be contacted, with its conversation, and has it mailed to the merchant. `address`: the
 * visitor's network address. Throws `not_found` for a conversation not its own, `visitor_blocked`.
 */
export async function requestContact(
  ctx: TenantContext,
  request: ContactRequest,
  address: string | null = null,
): Promise<{ id: string }> {
  if (ctx.actor.kind !== "visitor") throw notFound("conversation");
  const { visitorId } = ctx.actor;
  const id = newId();
  await tenantTransaction(ctx, async (transaction) => {
    const { conversationId, email } = request;
    await assertNotBlocked(transaction, ctx, { visitorId, network: networkKey(ctx, address), email });
    const own =
      conversationId === null || (await selectOwnConversation(transaction, ctx, { id: conversationId, visitorId }));
    if (!own) throw notFound("conversation");
    await insertContact(transaction, ctx, { id, visitorId, ...request });
    await enqueueJob({ ctx, transaction, options: { singletonKey: id } }, mailContactJob, { contactId: id });
  });
  return { id };
}
