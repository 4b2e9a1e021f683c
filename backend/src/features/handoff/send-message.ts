import type { ThreadEntry } from "@netvexa/contract/wire";
import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { announceEntries } from "./announce.ts";
import { applyEvent } from "./apply-event.ts";
import { assertNotBlocked } from "./block-visitor.ts";
import { messageRefused, withAgent } from "./errors.ts";
import { isWithPeople } from "./handoff-machine.ts";
import { loadRules, type HandoffRules } from "./handoff-settings.ts";
import { indexWords } from "./index-words.ts";
import { judgeSpam } from "./judge-spam.ts";
import { visitorOf } from "./member-of.ts";
import { lockOwn } from "./request-person.ts";
import { insertEntry, lockThread, selectEntryByKey, type ThreadRow } from "./thread-queries.ts";
import { toThreadEntry } from "./to-thread-entry.ts";

const EARLIER_MESSAGES = 20;

export interface VisitorMessage {
  conversationId: string;
  text: string;
  /** Of the sender's making: the same key is the same message. */
  key: string;
}

/**
 * A visitor's words to the people who have the conversation. The same key gives the entry that there is.
 * Throws `not_found`, `with_agent` (no person would read it), `message_refused` (spam rules), `visitor_blocked`.
 */
export async function sendMessage(ctx: TenantContext, message: VisitorMessage): Promise<{ entry: ThreadEntry }> {
  const visitorId = visitorOf(ctx);
  const { entry, isNew } = await tenantTransaction(ctx, async (tx) => {
    const row = await lockOwn(tx, ctx, message.conversationId);
    const known = await selectEntryByKey(tx, ctx, { ...message, author: "visitor", senderKey: message.key });
    if (known) return { entry: toThreadEntry(known), isNew: false };
    await assertNotBlocked(tx, ctx, { visitorId, network: row.network_key, email: null });
    if (!isWithPeople(row.handoff_state)) throw withAgent();
    const settings = await loadRules(tx, ctx, row.agent_id);
    await assertNoSpam(tx, ctx, { message, settings });
    return { entry: await writeMessage(tx, ctx, { row, message, settings }), isNew: true };
  });
  if (isNew) await announceEntries(ctx, message.conversationId, [entry]);
  return { entry };
}

/**
 * For a question to the agent: where people have the conversation it goes to them, and a closed one is open again. Within
 * the caller's transaction; the caller announces the entries once it is committed.
 */
export async function hearVisitor(
  tx: Transaction,
  ctx: TenantContext,
  message: VisitorMessage,
): Promise<{ withPeople: boolean; entries: ThreadEntry[] }> {
  const row = await lockThread(tx, ctx, message.conversationId);
  if (!row || row.handoff_state === "agent") return { withPeople: false, entries: [] };
  const settings = await loadRules(tx, ctx, row.agent_id);
  if (isWithPeople(row.handoff_state)) {
    return { withPeople: true, entries: [await writeMessage(tx, ctx, { row, message, settings })] };
  }
  const applied = await applyEvent(tx, ctx, { row, event: { type: "visitor_message" }, settings });
  return { withPeople: false, entries: applied?.entry ? [applied.entry] : [] };
}

interface Writing {
  row: ThreadRow;
  message: VisitorMessage;
  settings: HandoffRules;
}

async function writeMessage(tx: Transaction, ctx: TenantContext, writing: Writing): Promise<ThreadEntry> {
  const { row, message, settings } = writing;
  const { conversationId, text } = message;
  const entry = await insertEntry(tx, ctx, {
    conversationId,
    kind: "message",
    author: "visitor",
    memberId: null,
    memberName: null,
    text: text.slice(0, 4000),
    state: null,
    reason: null,
    senderKey: message.key,
  });
  await applyEvent(tx, ctx, { row, event: { type: "visitor_message" }, settings });
  await indexWords(tx, ctx, { conversationId, text });
  return toThreadEntry(entry);
}

async function assertNoSpam(
  tx: Transaction,
  ctx: TenantContext,
  { message, settings }: Omit<Writing, "row">,
): Promise<void> {
  const { rows } = await sql<{ text: string }>`select text from thread_entries
    where tenant_id = ${ctx.tenantId} and conversation_id = ${message.conversationId}
      and kind = 'message' and author = 'visitor' order by position desc limit ${EARLIER_MESSAGES}`.execute(tx);
  const earlier = rows.map((row) => row.text);
  const reason = judgeSpam(message.text, earlier, settings.spam);
  if (reason !== null) throw messageRefused(reason);
}
