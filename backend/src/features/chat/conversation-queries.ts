import { sql } from "kysely";
import type { TurnEvent, TurnOutcome } from "@netvexa/contract/wire";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import type { Receipt, TurnState } from "./turn-types.ts";

export interface SummaryRow {
  id: string;
  channel: "widget" | "api";
  language: string;
  first_question: string;
  turns: number;
  last_outcome: TurnOutcome | null;
  created_at: Date;
  updated_at: Date;
}

export interface Place {
  updatedAt: Date;
  id: string;
}

export interface SummaryFilters {
  /** Of at least one turn. */
  outcome?: TurnOutcome | undefined;
  channel?: "widget" | "api" | undefined;
  language?: string | undefined;
  from?: string | undefined;
}

/** Conversations after a place in the list, latest first. */
export async function selectSummaries(
  tx: Transaction,
  ctx: TenantContext,
  query: { after: Place | null; limit: number; filters: SummaryFilters },
): Promise<SummaryRow[]> {
  const { after, limit, filters } = query;
  const { rows } = await sql<SummaryRow>`
    select c.id, c.channel, c.language, c.created_at, c.updated_at, t.turns, t.first_question, t.last_outcome
    from conversations c
    cross join lateral (
      select count(*)::int as turns, min(question) filter (where position = 1) as first_question,
        (array_agg(outcome order by position desc))[1] as last_outcome
      from turns where tenant_id = ${ctx.tenantId} and conversation_id = c.id) t
    where c.tenant_id = ${ctx.tenantId} and not c.preview
      and (${after === null} or (c.updated_at, c.id) < (${after?.updatedAt ?? null}::timestamptz, ${after?.id ?? null}::uuid))
      ${restrict(ctx, filters)}
    order by c.updated_at desc, c.id desc limit ${limit}`.execute(tx);
  return rows;
}

function restrict(ctx: TenantContext, { outcome, channel, language, from }: SummaryFilters) {
  const conditions = [
    channel === undefined ? null : sql`and c.channel = ${channel}`,
    language === undefined ? null : sql`and c.language = ${language}`,
    from === undefined ? null : sql`and c.updated_at >= ${from}::timestamptz`,
    outcome === undefined
      ? null
      : sql`and exists (select 1 from turns where tenant_id = ${ctx.tenantId} and conversation_id = c.id
          and outcome = ${outcome})`,
  ];
  return sql.join(
    conditions.filter((condition) => condition !== null),
    sql` `,
  );
}

export interface ConversationHead {
  id: string;
  channel: "widget" | "api";
  language: string;
  created_at: Date;
  updated_at: Date;
}

export async function selectConversation(tx: Transaction, ctx: TenantContext, id: string) {
  const { rows } = await sql<ConversationHead>`select id, channel, language, created_at, updated_at from conversations
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(tx);
  return rows[0];
}

/** The conversation that a visitor used last; nobody else's. */
export async function selectLatestOf(tx: Transaction, ctx: TenantContext, visitorId: string) {
  const { rows } = await sql<{ id: string }>`select id from conversations
    where tenant_id = ${ctx.tenantId} and visitor_id = ${visitorId}
    order by updated_at desc limit 1`.execute(tx);
  return rows[0];
}

export async function selectOwnConversation(
  tx: Transaction,
  ctx: TenantContext,
  own: { id: string; visitorId: string },
) {
  const { rows } = await sql<{ id: string }>`select id from conversations
    where tenant_id = ${ctx.tenantId} and id = ${own.id} and visitor_id = ${own.visitorId}`.execute(tx);
  return rows[0];
}

export interface TurnRow {
  id: string;
  question: string;
  state: TurnState;
  outcome: TurnOutcome | null;
  events: TurnEvent[];
  created_at: Date;
  finished_at: Date | null;
  receipt: Receipt | null;
}

/** The latest turns of a conversation, oldest of them first. */
export async function selectTurns(
  tx: Transaction,
  ctx: TenantContext,
  query: { conversationId: string; limit: number },
): Promise<TurnRow[]> {
  const { rows } = await sql<TurnRow>`
    select t.id, t.question, t.state, t.outcome, t.events, t.created_at, t.finished_at, r.content as receipt
    from turns t left join receipts r on r.tenant_id = t.tenant_id and r.turn_id = t.id
    where t.tenant_id = ${ctx.tenantId} and t.conversation_id = ${query.conversationId}
    order by t.position desc limit ${query.limit}`.execute(tx);
  return rows.toReversed();
}

export interface NewContact {
  id: string;
  visitorId: string;
  conversationId: string | null;
  name: string | null;
  email: string;
  message: string;
}

export async function insertContact(tx: Transaction, ctx: TenantContext, row: NewContact): Promise<void> {
  await sql`insert into contact_requests (tenant_id, id, visitor_id, conversation_id, name, email, message)
    values (${ctx.tenantId}, ${row.id}, ${row.visitorId}, ${row.conversationId}, ${row.name}, ${row.email},
      ${row.message})`.execute(tx);
}
