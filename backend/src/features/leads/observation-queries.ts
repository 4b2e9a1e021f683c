import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

export interface ObservedTurn {
  position: number;
  asked_at: Date;
  visitor_id: string | null;
  currency: string;
  /** Turns of the same visitor in another conversation, a day or more before. */
  came_back: boolean;
}

export async function selectObservedTurn(tx: Transaction, ctx: TenantContext, turnId: string) {
  const { rows } = await sql<ObservedTurn>`
    select t.position, t.created_at as asked_at, c.visitor_id, s.default_currency as currency,
      c.visitor_id is not null and exists (select from conversations earlier
        where earlier.tenant_id = ${ctx.tenantId} and earlier.visitor_id = c.visitor_id
          and earlier.id <> c.id and earlier.created_at < t.created_at - interval '1 day') as came_back
    from turns t join conversations c on c.tenant_id = t.tenant_id and c.id = t.conversation_id
      join storefronts s on s.tenant_id = t.tenant_id
    where t.tenant_id = ${ctx.tenantId} and t.id = ${turnId}`.execute(tx);
  return rows[0];
}

/** The visitor's own conversation; nobody else's. */
export async function selectOwnConversation(
  tx: Transaction,
  ctx: TenantContext,
  { id, visitorId }: { id: string; visitorId: string },
): Promise<boolean> {
  const { rows } = await sql`select id from conversations
    where tenant_id = ${ctx.tenantId} and id = ${id} and visitor_id = ${visitorId}`.execute(tx);
  return rows.length > 0;
}

export async function selectTurnIds(tx: Transaction, ctx: TenantContext, conversationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from turns
    where tenant_id = ${ctx.tenantId} and conversation_id = ${conversationId} order by position desc
    limit 100`.execute(tx);
  return rows.map(({ id }) => id);
}
