import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";

export interface Period {
  from: Date;
  /** The first moment after it. */
  to: Date;
}

export interface DayRow {
  /** Null for the whole period. */
  day: string | null;
  conversations: number;
  questions: number;
  answered: number;
  unknown: number;
  unfinished: number;
  contact_requests: number;
}

/**
 * Turns of a period. Every turn moves its conversation's `updated_at` on, so the index of recent conversations leads to
 * them, and the index of a conversation's turns to each.
 */
function turnsOf(ctx: TenantContext, { from, to }: Period) {
  return sql`conversations c join turns t on t.tenant_id = c.tenant_id and t.conversation_id = c.id
    where c.tenant_id = ${ctx.tenantId} and not c.preview and c.updated_at >= ${from}::timestamptz
      and t.tenant_id = ${ctx.tenantId} and t.created_at >= ${from}::timestamptz and t.created_at < ${to}::timestamptz`;
}

/** One row for each day (UTC) on which something happened, and one for the whole period. */
export async function selectDays(tx: Transaction, ctx: TenantContext, period: Period): Promise<DayRow[]> {
  const { rows } = await sql<DayRow>`
    with asked as (
      select (t.created_at at time zone 'UTC')::date as day, count(distinct t.conversation_id)::int as conversations,
        count(*)::int as questions, (count(*) filter (where t.outcome = 'answered'))::int as answered,
        (count(*) filter (where t.outcome = 'unknown'))::int as unknown,
        (count(*) filter (where t.outcome is null or t.outcome not in ('answered', 'unknown')))::int as unfinished
      from ${turnsOf(ctx, period)} group by grouping sets ((1), ())),
    contacted as (
      select (created_at at time zone 'UTC')::date as day, count(*)::int as contact_requests from contact_requests
      where tenant_id = ${ctx.tenantId}
        and created_at >= ${period.from}::timestamptz and created_at < ${period.to}::timestamptz
      group by grouping sets ((1), ()))
    select coalesce(a.day, c.day)::text as day, coalesce(conversations, 0) as conversations,
      coalesce(questions, 0) as questions, coalesce(answered, 0) as answered, coalesce(unknown, 0) as unknown,
      coalesce(unfinished, 0) as unfinished, coalesce(contact_requests, 0) as contact_requests
    from asked a full join contacted c on coalesce(a.day, 'infinity'::date) = coalesce(c.day, 'infinity'::date)`.execute(
    tx,
  );
  return rows;
}

export async function selectMedianAnswerMs(
  tx: Transaction,
  ctx: TenantContext,
  period: Period,
): Promise<number | null> {
  const { rows } = await sql<{ ms: number | null }>`
    select percentile_cont(0.5) within group (order by extract(epoch from t.finished_at - t.created_at) * 1000)::float8 as ms
    from ${turnsOf(ctx, period)} and t.outcome = 'answered' and t.finished_at is not null`.execute(tx);
  return rows[0]?.ms ?? null;
}

export interface UnansweredQuestion {
  question: string;
  conversationId: string;
  times: number;
  lastAskedAt: string;
}

export async function selectUnanswered(
  tx: Transaction,
  ctx: TenantContext,
  period: Period & { limit: number },
): Promise<UnansweredQuestion[]> {
  const { rows } = await sql<{ question: string; conversation_id: string; times: number; last_asked_at: Date }>`
    select (array_agg(t.question order by t.created_at desc))[1] as question,
      (array_agg(t.conversation_id order by t.created_at desc))[1] as conversation_id,
      count(*)::int as times, max(t.created_at) as last_asked_at
    from ${turnsOf(ctx, period)} and t.outcome = 'unknown'
    group by lower(btrim(t.question)) order by last_asked_at desc limit ${period.limit}`.execute(tx);
  return rows.map(({ question, conversation_id: conversationId, times, last_asked_at: lastAskedAt }) => ({
    question,
    conversationId,
    times,
    lastAskedAt: lastAskedAt.toISOString(),
  }));
}
