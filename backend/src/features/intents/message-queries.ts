import { sql } from "kysely";
import { jsonb, type Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import type { UnderstoodIntent } from "./classify-message.ts";

export interface TurnMessage {
  text: string;
  conversationId: string;
  language: string;
}

/** The question of a turn. */
export async function selectTurnMessage(tx: Transaction, ctx: TenantContext, turnId: string) {
  const { rows } = await sql<TurnMessage>`
    select t.question as text, t.conversation_id as "conversationId", c.language
    from turns t join conversations c on c.tenant_id = t.tenant_id and c.id = t.conversation_id
    where t.tenant_id = ${ctx.tenantId} and t.id = ${turnId}`.execute(tx);
  return rows[0];
}

export interface RecordedIntents {
  turnId: string;
  conversationId: string;
  intents: UnderstoodIntent[];
  modelVersion: string | null;
}

/** What was understood of a turn; a member's correction stays. */
export async function upsertMessageIntents(tx: Transaction, ctx: TenantContext, row: RecordedIntents): Promise<void> {
  await sql`insert into message_intents (tenant_id, turn_id, conversation_id, intents, model_version)
    values (${ctx.tenantId}, ${row.turnId}, ${row.conversationId}, ${jsonb(row.intents)}, ${row.modelVersion})
    on conflict (tenant_id, turn_id) do update set intents = excluded.intents, model_version = excluded.model_version`.execute(
    tx,
  );
}

export async function storeCorrection(
  tx: Transaction,
  ctx: TenantContext,
  correction: { turnId: string; conversationId: string; intent: string | null },
): Promise<void> {
  const { turnId, conversationId, intent } = correction;
  await sql`insert into message_intents (tenant_id, turn_id, conversation_id, intents, corrected_intent, corrected_at)
    values (${ctx.tenantId}, ${turnId}, ${conversationId}, '[]', ${intent}, now())
    on conflict (tenant_id, turn_id) do update
      set corrected_intent = excluded.corrected_intent, corrected_at = excluded.corrected_at`.execute(tx);
}

export interface MessageRow {
  turn_id: string;
  conversation_id: string;
  text: string;
  language: string;
  intents: UnderstoodIntent[];
  corrected_intent: string | null;
  corrected_at: Date | null;
  created_at: Date;
}

export interface MessagePlace {
  at: Date;
  turnId: string;
}

export interface MessagePage {
  conversationId: string | null;
  onlyOpen: boolean;
  after: MessagePlace | null;
  limit: number;
}

/** Messages after a place in the list, latest first. */
export async function selectMessages(tx: Transaction, ctx: TenantContext, page: MessagePage): Promise<MessageRow[]> {
  const { conversationId, onlyOpen, after, limit } = page;
  const ofConversation = conversationId === null ? sql`` : sql`and m.conversation_id = ${conversationId}`;
  const open = onlyOpen ? sql`and m.is_open = true` : sql``;
  const behind =
    after === null
      ? sql``
      : sql`and m.created_at <= ${after.at} and (m.created_at < ${after.at} or m.turn_id > ${after.turnId}::uuid)`;
  const { rows } = await sql<MessageRow>`
    select m.turn_id, m.conversation_id, t.question as text, c.language, m.intents, m.corrected_intent, m.corrected_at,
      m.created_at
    from message_intents m
      join turns t on t.tenant_id = m.tenant_id and t.id = m.turn_id
      join conversations c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
    where m.tenant_id = ${ctx.tenantId} ${ofConversation} ${open} ${behind}
    order by m.created_at desc, m.turn_id limit ${limit}`.execute(tx);
  return rows;
}
