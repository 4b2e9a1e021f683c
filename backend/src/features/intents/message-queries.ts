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
