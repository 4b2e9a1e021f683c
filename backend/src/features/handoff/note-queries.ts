import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

export interface NoteRow {
  id: string;
  author_id: string;
  author_name: string;
  text: string;
  created_at: Date;
}

export async function insertNote(
  tx: Transaction,
  ctx: TenantContext,
  note: Omit<NoteRow, "created_at"> & { conversationId: string },
): Promise<NoteRow> {
  const { rows } = await sql<NoteRow>`insert into conversation_notes (tenant_id, id, conversation_id, author_id,
      author_name, text)
    values (${ctx.tenantId}, ${note.id}, ${note.conversationId}, ${note.author_id}, ${note.author_name}, ${note.text})
    returning id, author_id, author_name, text, created_at`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error("A note was not stored.");
  return row;
}

export async function deleteNoteRow(
  tx: Transaction,
  ctx: TenantContext,
  note: { id: string; conversationId: string; authorId: string },
): Promise<boolean> {
  const { rows } = await sql`delete from conversation_notes where tenant_id = ${ctx.tenantId} and id = ${note.id}
      and conversation_id = ${note.conversationId} and author_id = ${note.authorId} returning id`.execute(tx);
  return rows.length > 0;
}

export async function selectNotes(tx: Transaction, ctx: TenantContext, conversationId: string): Promise<NoteRow[]> {
  const { rows } = await sql<NoteRow>`select id, author_id, author_name, text, created_at from conversation_notes
    where tenant_id = ${ctx.tenantId} and conversation_id = ${conversationId} order by created_at limit 500`.execute(
    tx,
  );
  return rows;
}

export async function replaceTags(
  tx: Transaction,
  ctx: TenantContext,
  { conversationId, tags }: { conversationId: string; tags: string[] },
): Promise<void> {
  await sql`delete from conversation_tags where tenant_id = ${ctx.tenantId} and conversation_id = ${conversationId}
    and tag <> all (${tags}::text[])`.execute(tx);
  await sql`insert into conversation_tags (tenant_id, conversation_id, tag)
    select ${ctx.tenantId}, ${conversationId}::uuid, tag from unnest(${tags}::text[]) as said (tag)
    on conflict do nothing`.execute(tx);
}

export async function selectTags(tx: Transaction, ctx: TenantContext, conversationId: string): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`select tag from conversation_tags
    where tenant_id = ${ctx.tenantId} and conversation_id = ${conversationId} order by tag`.execute(tx);
  return rows.map(({ tag }) => tag);
}

export async function selectTagCounts(tx: Transaction, ctx: TenantContext) {
  const { rows } = await sql<{ tag: string; conversations: number }>`select tag, count(*)::int as conversations
    from conversation_tags where tenant_id = ${ctx.tenantId} group by tag order by 2 desc, 1 limit 200`.execute(tx);
  return rows;
}
