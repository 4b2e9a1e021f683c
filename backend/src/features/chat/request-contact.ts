import type { ContactRequest } from "@netvexa/contract/wire";
import { notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { insertContact, selectOwnConversation } from "./conversation-queries.ts";

/** Stores a visitor's wish to be contacted, with its conversation. Throws `not_found` for a conversation not its own. */
export async function requestContact(ctx: TenantContext, request: ContactRequest): Promise<{ id: string }> {
  if (ctx.actor.kind !== "visitor") throw notFound("conversation");
  const { visitorId } = ctx.actor;
  const id = newId();
  await tenantTransaction(ctx, async (tx) => {
    const { conversationId } = request;
    const own = conversationId === null || (await selectOwnConversation(tx, ctx, { id: conversationId, visitorId }));
    if (!own) throw notFound("conversation");
    await insertContact(tx, ctx, { id, visitorId, ...request });
  });
  return { id };
}
