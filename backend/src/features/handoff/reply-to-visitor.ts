import type { ThreadEntry } from "@netvexa/contract/wire";
import { notFound } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { announceEntries } from "./announce.ts";
import { applyEvent } from "./apply-event.ts";
import { notYours } from "./errors.ts";
import { loadRules } from "./handoff-settings.ts";
import { indexWords } from "./index-words.ts";
import { memberOf } from "./member-of.ts";
import { insertEntry, lockThread, selectEntryByKey } from "./thread-queries.ts";
import { toThreadEntry } from "./to-thread-entry.ts";

export interface MemberReply {
  conversationId: string;
  text: string;
  /** The same key is the same message. */
  key: string;
}

/** A member's words to the visitor. Throws `not_found`, and `not_yours` where somebody else has the conversation. */
export async function replyToVisitor(ctx: TenantContext, reply: MemberReply): Promise<{ entry: ThreadEntry }> {
  const member = memberOf(ctx);
  const { conversationId, text } = reply;
  const entry = await tenantTransaction(ctx, async (tx) => {
    const row = await lockThread(tx, ctx, conversationId);
    if (!row || row.channel !== "widget") throw notFound("conversation");
    const known = await selectEntryByKey(tx, ctx, { conversationId, author: "person", senderKey: reply.key });
    if (known) return toThreadEntry(known);
    const settings = await loadRules(tx, ctx, row.agent_id);
    const applied = await applyEvent(tx, ctx, { row, event: { type: "reply", member }, settings });
    if (!applied) throw notYours(row.assigned_name);
    await indexWords(tx, ctx, { conversationId, text });
    const written = await insertEntry(tx, ctx, {
      conversationId,
      kind: "message",
      author: "person",
      memberId: member.id,
      memberName: member.name,
      text,
      state: null,
      reason: null,
      senderKey: reply.key,
    });
    return toThreadEntry(written);
  });
  await announceEntries(ctx, conversationId, [entry]);
  return { entry };
}
