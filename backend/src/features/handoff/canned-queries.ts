import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

export interface CannedRow {
  id: string;
  title: string;
  text: string;
  updated_at: Date;
}

export async function selectReplies(tx: Transaction, ctx: TenantContext): Promise<CannedRow[]> {
  const { rows } = await sql<CannedRow>`select id, title, text, updated_at from canned_replies
    where tenant_id = ${ctx.tenantId} order by title`.execute(tx);
  return rows;
}

/** Undefined when another reply has the title. */
export async function insertReply(tx: Transaction, ctx: TenantContext, reply: Omit<CannedRow, "updated_at">) {
  const { rows } = await sql<CannedRow>`insert into canned_replies (tenant_id, id, title, text)
    values (${ctx.tenantId}, ${reply.id}, ${reply.title}, ${reply.text})
    on conflict do nothing returning id, title, text, updated_at`.execute(tx);
  return rows[0];
}

export async function selectTitleHolder(tx: Transaction, ctx: TenantContext, title: string) {
  const { rows } = await sql<{ id: string }>`select id from canned_replies
    where tenant_id = ${ctx.tenantId} and title = ${title}`.execute(tx);
  return rows[0]?.id;
}

export async function updateReply(tx: Transaction, ctx: TenantContext, reply: Omit<CannedRow, "updated_at">) {
  const { rows } = await sql<CannedRow>`update canned_replies set title = ${reply.title}, text = ${reply.text},
      updated_at = now()
    where tenant_id = ${ctx.tenantId} and id = ${reply.id} returning id, title, text, updated_at`.execute(tx);
  return rows[0];
}

export async function deleteReply(tx: Transaction, ctx: TenantContext, id: string): Promise<boolean> {
  const { rows } = await sql`delete from canned_replies where tenant_id = ${ctx.tenantId} and id = ${id}
    returning id`.execute(tx);
  return rows.length > 0;
}
