import { sql } from "kysely";
import type { INBOX_FILTERS } from "@netvexa/contract";
import type { HandoffState, TurnEvent, TurnOutcome } from "@netvexa/contract/wire";
import { jsonb, type Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import type { Page, Receipt, TurnState } from "./turn-types.ts";

export type InboxFilter = (typeof INBOX_FILTERS)[number];

export interface SummaryRow {
  id: string;
  channel: "widget" | "api";
  language: string;
  first_question: string | null;
  turns: number;
  last_outcome: TurnOutcome | null;
  created_at: Date;
  updated_at: Date;
  /** To the microsecond, as the cursor needs it. */
  place: string;
  handoff_state: HandoffState;
  assigned_to: string | null;
  assigned_name: string | null;
  seen: boolean;
  unanswered: boolean;
  tags: string[];
}

export interface Place {
  /** As the database writes it. */
  updatedAt: string;
  id: string;
}

export interface SummaryFilters {
  /** Of at least one turn. */
  outcome?: TurnOutcome | undefined;
  channel?: "widget" | "api" | undefined;
  language?: string | undefined;
  from?: string | undefined;
  inbox?: InboxFilter | undefined;
  /** Whose `mine` are. */
  personId?: string | null | undefined;
  tag?: string | undefined;
  /** Folded; every one of them occurs. */
  words?: readonly string[] | undefined;
}

/** Conversations after a place in the list, latest first. */
export async function selectSummaries(
  tx: Transaction,
  ctx: TenantContext,
  query: { after: Place | null; limit: number; filters: SummaryFilters },
): Promise<SummaryRow[]> {
  const { after, limit, filters } = query;
  const { rows } = await sql<SummaryRow>`
    select c.id, c.channel, c.language, c.created_at, c.updated_at, c.updated_at::text as place, c.handoff_state,
      c.assigned_to, c.assigned_name, c.seen_at is not null as seen, c.unanswered, t.turns,
      coalesce(t.first_question, (select text from thread_entries e where e.tenant_id = ${ctx.tenantId}
        and e.conversation_id = c.id and e.kind = 'message' order by e.position limit 1)) as first_question,
      t.last_outcome,
      array(select tag from conversation_tags g where g.tenant_id = ${ctx.tenantId} and g.conversation_id = c.id
        order by tag) as tags
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

function restrict(ctx: TenantContext, filters: SummaryFilters) {
  const { outcome, channel, language, from, inbox, tag, words = [] } = filters;
  const conditions = [
    channel === undefined ? null : sql`and c.channel = ${channel}`,
    language === undefined ? null : sql`and c.language = ${language}`,
    from === undefined ? null : sql`and c.updated_at >= ${from}::timestamptz`,
    outcome === undefined
      ? null
      : sql`and exists (select 1 from turns where tenant_id = ${ctx.tenantId} and conversation_id = c.id
          and outcome = ${outcome})`,
    inbox === undefined ? null : inInbox(inbox, filters.personId ?? null),
    tag === undefined
      ? null
      : sql`and c.id in (select conversation_id from conversation_tags where tenant_id = ${ctx.tenantId} and tag = ${tag})`,
    ...words.map(
      (word) => sql`and c.id in (select conversation_id from conversation_words where tenant_id = ${ctx.tenantId}
        and word = ${word})`,
    ),
  ];
  return sql.join(
    conditions.filter((condition) => condition !== null),
    sql` `,
  );
}

function inInbox(filter: InboxFilter, personId: string | null) {
  switch (filter) {
    case "new":
      return sql`and c.seen_at is null`;
    case "unanswered":
      return sql`and c.unanswered`;
    case "waiting":
      return sql`and c.handoff_state in ('requested', 'waiting')`;
    case "mine":
      return sql`and c.assigned_to = ${personId}::uuid`;
    case "with_person":
      return sql`and c.handoff_state = 'with_person'`;
    case "closed":
      return sql`and c.handoff_state = 'closed'`;
  }
}

export interface ConversationHead {
  id: string;
  channel: "widget" | "api";
  language: string;
  created_at: Date;
  updated_at: Date;
  visitor_id: string | null;
  visitor_delivered: number;
  visitor_read: number;
  network_key: string | null;
  page: Page | null;
}

export async function selectConversation(tx: Transaction, ctx: TenantContext, id: string) {
  const { rows } = await sql<ConversationHead>`select id, channel, language, created_at, updated_at, visitor_id,
      visitor_delivered, visitor_read, network_key, page
    from conversations where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(tx);
  return rows[0];
}

/** The conversation that a visitor used last; nobody else's. */
export async function selectLatestOf(tx: Transaction, ctx: TenantContext, visitorId: string) {
  const { rows } = await sql<{ id: string; handoff_state: HandoffState }>`select id, handoff_state from conversations
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
  page: Page | null;
  receipt: Receipt | null;
  rating: "up" | "down" | null;
}

/** The latest turns of a conversation, oldest of them first. */
export async function selectTurns(
  tx: Transaction,
  ctx: TenantContext,
  query: { conversationId: string; limit: number },
): Promise<TurnRow[]> {
  const { rows } = await sql<TurnRow>`
    select t.id, t.question, t.state, t.outcome, t.events, t.created_at, t.finished_at, t.page, r.content as receipt,
      f.rating
    from turns t left join receipts r on r.tenant_id = t.tenant_id and r.turn_id = t.id
      left join turn_ratings f on f.tenant_id = t.tenant_id and f.turn_id = t.id
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
  fields?: Record<string, string> | undefined;
  consent?: string | null | undefined;
}

export async function insertContact(tx: Transaction, ctx: TenantContext, row: NewContact): Promise<void> {
  await sql`insert into contact_requests
      (tenant_id, id, visitor_id, conversation_id, name, email, message, fields, consent)
    values (${ctx.tenantId}, ${row.id}, ${row.visitorId}, ${row.conversationId}, ${row.name}, ${row.email},
      ${row.message}, ${jsonb(row.fields ?? {})}, ${row.consent ?? null})`.execute(tx);
}
