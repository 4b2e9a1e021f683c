import type { ThreadEntry } from "@netvexa/contract/wire";
import { notFound } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { announce, announceEntries } from "./announce.ts";
import { applyEvent } from "./apply-event.ts";
import { loadRules } from "./handoff-settings.ts";
import { memberOf, visitorOf } from "./member-of.ts";
import { storePresence } from "./presence.ts";
import { lockThread, selectThread, storeMarks, storeSeen, type ReadMarks } from "./thread-queries.ts";

export interface Signal {
  conversationId: string;
  typing?: true | undefined;
  /** Positions of the newest entry that arrived, or was read. */
  delivered?: number | undefined;
  read?: number | undefined;
}

/** A visitor types, or has received or read something. Throws `not_found`. */
export async function signalAsVisitor(ctx: TenantContext, signal: Signal): Promise<void> {
  const visitorId = visitorOf(ctx);
  const marks = await tenantTransaction(ctx, async (tx) => {
    const row = await selectThread(tx, ctx, signal.conversationId);
    if (row?.visitor_id !== visitorId) throw notFound("conversation");
    return isMark(signal) ? storeMarks(tx, ctx, { ...toMark(signal), by: "visitor" }) : undefined;
  });
  if (signal.typing) await announce(ctx, signal.conversationId, [{ type: "typing", from: "visitor", name: null }]);
  if (marks) await announceMarks(ctx, signal.conversationId, { by: "visitor", marks });
}

/**
 * A member types, has the conversation open, or has received or read something. Opening a conversation that asks for a
 * person tells its visitor that the request was seen. Throws `not_found`.
 */
export async function signalAsMember(ctx: TenantContext, signal: Signal & { open?: true | undefined }): Promise<void> {
  const { name } = memberOf(ctx);
  const { conversationId } = signal;
  const marks = await tenantTransaction(ctx, async (tx) => {
    if (!(await selectThread(tx, ctx, conversationId))) throw notFound("conversation");
    if (signal.read !== undefined) await storeSeen(tx, ctx, conversationId);
    return isMark(signal) ? storeMarks(tx, ctx, { ...toMark(signal), by: "people" }) : undefined;
  });
  if (signal.open) await openConversation(ctx, conversationId);
  if (signal.typing) await announce(ctx, conversationId, [{ type: "typing", from: "person", name }]);
  if (marks) await announceMarks(ctx, conversationId, { by: "people", marks });
}

/** A member has it before their eyes. */
async function openConversation(ctx: TenantContext, conversationId: string): Promise<void> {
  const entries: ThreadEntry[] = [];
  await storePresence(ctx, conversationId);
  await tenantTransaction(ctx, async (tx) => {
    await storeSeen(tx, ctx, conversationId);
    const row = await lockThread(tx, ctx, conversationId);
    if (row?.handoff_state !== "requested") return;
    const applied = await applyEvent(tx, ctx, {
      row,
      event: { type: "seen" },
      settings: await loadRules(tx, ctx, row.agent_id),
    });
    if (applied?.entry) entries.push(applied.entry);
  });
  await announceEntries(ctx, conversationId, entries);
}

function isMark({ delivered, read }: Signal): boolean {
  return delivered !== undefined || read !== undefined;
}

function toMark({ conversationId, delivered = 0, read = 0 }: Signal) {
  return { id: conversationId, delivered, read };
}

function announceMarks(
  ctx: TenantContext,
  conversationId: string,
  { by, marks }: { by: "visitor" | "people"; marks: ReadMarks },
): Promise<void> {
  return announce(ctx, conversationId, [
    { type: "seen", by, delivered: marks[`${by}_delivered`], read: marks[`${by}_read`] },
  ]);
}
