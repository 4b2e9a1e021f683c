import type { conversationNote } from "@netvexa/contract";
import type { z } from "zod";
import type { Transaction } from "#platform/database";
import { notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { announce } from "./announce.ts";
import { memberOf } from "./member-of.ts";
import { deleteNoteRow, insertNote, replaceTags, selectTagCounts, type NoteRow } from "./note-queries.ts";
import { selectThread } from "./thread-queries.ts";

export type ConversationNote = z.input<typeof conversationNote>;

/** Notes something for the team. Throws `not_found`. */
export async function addNote(
  ctx: TenantContext,
  { conversationId, text }: { conversationId: string; text: string },
): Promise<ConversationNote> {
  const { id: author_id, name: author_name } = memberOf(ctx);
  const row = await tenantTransaction(ctx, async (tx) => {
    await requireConversation(tx, ctx, conversationId);
    return insertNote(tx, ctx, { id: newId(), conversationId, author_id, author_name, text });
  });
  await announce(ctx, conversationId, [{ type: "activity", turnId: "" }]);
  return toNote(row);
}

/** Deletes a note of the member's own. Throws `not_found`. */
export async function deleteNote(
  ctx: TenantContext,
  { conversationId, noteId }: { conversationId: string; noteId: string },
): Promise<void> {
  const { id: authorId } = memberOf(ctx);
  const gone = await tenantTransaction(ctx, (tx) => deleteNoteRow(tx, ctx, { id: noteId, conversationId, authorId }));
  if (!gone) throw notFound("note");
}

/** Says which tags a conversation has. Throws `not_found`. */
export async function setTags(ctx: TenantContext, change: { conversationId: string; tags: string[] }): Promise<void> {
  await tenantTransaction(ctx, async (tx) => {
    await requireConversation(tx, ctx, change.conversationId);
    await replaceTags(tx, ctx, change);
  });
  await announce(ctx, change.conversationId, [{ type: "activity", turnId: "" }]);
}

/** The tags in use, the most used first. */
export async function listTags(ctx: TenantContext) {
  return { tags: await tenantTransaction(ctx, (tx) => selectTagCounts(tx, ctx)) };
}

export function toNote(row: NoteRow): ConversationNote {
  const author = { id: row.author_id, name: row.author_name };
  return { id: row.id, author, text: row.text, createdAt: row.created_at.toISOString() };
}

async function requireConversation(tx: Transaction, ctx: TenantContext, id: string): Promise<void> {
  if (!(await selectThread(tx, ctx, id))) throw notFound("conversation");
}
