import { notFound } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { takeLead, updateConsent } from "./lead-queries.ts";
import { selectOwnConversation, selectTurnIds } from "./observation-queries.ts";
import { enqueueObservation } from "./observe-turn-job.ts";

/**
 * The visitor agrees that name, e-mail and phone number are kept, and what was said of them in this conversation is
 * taken up; or takes it back, and they are erased at once. Throws `not_found` for a conversation not its own.
 */
export async function setConsent(
  ctx: TenantContext,
  { conversationId, granted }: { conversationId: string; granted: boolean },
): Promise<void> {
  if (ctx.actor.kind !== "visitor") throw notFound("conversation");
  const { visitorId } = ctx.actor;
  const at = ctx.platform.clock.now();
  await tenantTransaction(ctx, async (tx) => {
    if (!(await selectOwnConversation(tx, ctx, { id: conversationId, visitorId }))) throw notFound("conversation");
    const lead = await takeLead(tx, ctx, { subject: visitorId, conversationId, at });
    await updateConsent(tx, ctx, { id: lead.id, at: granted ? at : null });
    if (!granted) return;
    for (const turnId of await selectTurnIds(tx, ctx, conversationId)) await enqueueObservation(ctx, tx, turnId);
  });
}
