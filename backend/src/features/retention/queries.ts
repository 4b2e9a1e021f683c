import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

export async function selectConversationDays(tx: Transaction, ctx: TenantContext): Promise<number | null> {
  const { rows } = await sql<{ days: number }>`select conversation_days as days from retention_settings
    where tenant_id = ${ctx.tenantId}`.execute(tx);
  return rows[0]?.days ?? null;
}

export async function storeConversationDays(tx: Transaction, ctx: TenantContext, days: number | null): Promise<void> {
  await (
    days === null
      ? sql`delete from retention_settings where tenant_id = ${ctx.tenantId}`
      : sql`insert into retention_settings (tenant_id, conversation_days) values (${ctx.tenantId}, ${days})
        on conflict (tenant_id) do update set conversation_days = excluded.conversation_days, updated_at = now()`
  ).execute(tx);
}

/** Turns, receipts, intents, signals, contact requests and the lead go with it. False when there is none. */
export async function deleteConversation(tx: Transaction, ctx: TenantContext, id: string): Promise<boolean> {
  const { rows } = await sql`delete from conversations where tenant_id = ${ctx.tenantId} and id = ${id}
    returning id`.execute(tx);
  return rows.length > 0;
}

/** Returns which of a visitor's conversations went, at most `limit`. */
export async function deleteConversationsOf(
  tx: Transaction,
  ctx: TenantContext,
  { visitorId, limit }: { visitorId: string; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`delete from conversations where tenant_id = ${ctx.tenantId} and id in (
      select id from conversations where tenant_id = ${ctx.tenantId} and visitor_id = ${visitorId} limit ${limit})
    returning id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** What is known of a visitor beside conversations. */
export async function deleteVisitorRows(tx: Transaction, ctx: TenantContext, visitorId: string): Promise<void> {
  await sql`delete from contact_requests where tenant_id = ${ctx.tenantId} and visitor_id = ${visitorId}`.execute(tx);
  await sql`delete from leads where tenant_id = ${ctx.tenantId} and subject = ${visitorId}`.execute(tx);
}

/** Conversations of all tenants that are past the days that their tenant keeps them; returns how many went. */
export async function deleteExpiredConversations(tx: Transaction, limit: number): Promise<number> {
  const { rows } = await sql`delete from conversations where (tenant_id, id) in (
      select c.tenant_id, c.id from retention_settings r join conversations c on c.tenant_id = r.tenant_id
        and c.updated_at < now() - make_interval(days => r.conversation_days) limit ${limit})
    returning id`.execute(tx);
  return rows.length;
}

/** Requests that were sent outside a conversation. */
export async function deleteExpiredRequests(tx: Transaction, limit: number): Promise<number> {
  const { rows } = await sql`delete from contact_requests where (tenant_id, id) in (
      select q.tenant_id, q.id from retention_settings r join contact_requests q on q.tenant_id = r.tenant_id
        and q.created_at < now() - make_interval(days => r.conversation_days) limit ${limit})
    returning id`.execute(tx);
  return rows.length;
}
