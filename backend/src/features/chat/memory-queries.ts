import { sql } from "kysely";
import { jsonb, type Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import { threadSummary, type ThreadSummary } from "./thread-summary.ts";

/** Of the last turn that is remembered; 0 before the first. */
export async function selectLastPosition(tx: Transaction, ctx: TenantContext, conversationId: string): Promise<number> {
  const { rows } = await sql<{ position: number }>`select position from turns
    where tenant_id = ${ctx.tenantId} and conversation_id = ${conversationId} and state in ('done', 'aborted')
    order by position desc limit 1`.execute(tx);
  return rows[0]?.position ?? 0;
}

export async function selectTurnPosition(tx: Transaction, ctx: TenantContext, turnId: string): Promise<number> {
  const { rows } = await sql<{ position: number }>`select position from turns
    where tenant_id = ${ctx.tenantId} and id = ${turnId}`.execute(tx);
  return rows[0]?.position ?? 0;
}

export async function selectSummary(
  tx: Transaction,
  ctx: TenantContext,
  conversationId: string,
): Promise<ThreadSummary | null> {
  const { rows } = await sql<{ summary: unknown }>`select summary from conversation_memories
    where tenant_id = ${ctx.tenantId} and conversation_id = ${conversationId}`.execute(tx);
  return threadSummary.safeParse(rows[0]?.summary).data ?? null;
}

export async function upsertSummary(
  tx: Transaction,
  ctx: TenantContext,
  { conversationId, summary }: { conversationId: string; summary: ThreadSummary },
): Promise<void> {
  await sql`insert into conversation_memories (tenant_id, conversation_id, summary)
    values (${ctx.tenantId}, ${conversationId}, ${jsonb(summary)})
    on conflict (tenant_id, conversation_id) do update set summary = excluded.summary, updated_at = now()`.execute(tx);
}

/** The visitor's latest conversation, while the visitor agrees to be remembered; null without consent. */
export async function selectConsentedConversation(
  tx: Transaction,
  ctx: TenantContext,
  visitorId: string,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select c.id from leads l
    join conversations c on c.tenant_id = l.tenant_id and c.visitor_id = l.subject
    where l.tenant_id = ${ctx.tenantId} and l.subject = ${visitorId} and l.consent_at is not null
    order by c.updated_at desc limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}
