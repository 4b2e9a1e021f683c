import { sql } from "kysely";
import type { TurnEvent } from "@netvexa/contract/wire";
import { jsonb, type Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import type { Page, Receipt, TurnState } from "./turn-types.ts";

export interface ProfileRow {
  shop_name: string;
  language: string;
  currency: string;
  home_url: string | null;
  daily_turn_cap: number | null;
  daily_cost_cap_micros: number | null;
  /** Null until it was set. */
  answer_threshold: number | null;
}

export async function selectProfile(tx: Transaction, ctx: TenantContext): Promise<ProfileRow | undefined> {
  const { rows } = await sql<ProfileRow>`
    select s.name as shop_name, s.default_language as language, s.default_currency as currency, s.home_url,
      s.daily_turn_cap, s.daily_cost_cap_micros, c.threshold as answer_threshold
    from storefronts s left join answer_calibrations c on c.tenant_id = s.tenant_id
    where s.tenant_id = ${ctx.tenantId}`.execute(tx);
  return rows[0];
}

/** Counts one more turn of the day and returns the day's sums; the row stays locked until the transaction ends. */
export async function countTurn(tx: Transaction, ctx: TenantContext, day: string) {
  const { rows } = await sql<{ turns: number; cost_micros: number }>`
    insert into daily_usage (tenant_id, day, turns) values (${ctx.tenantId}, ${day}::date, 1)
    on conflict (tenant_id, day) do update set turns = daily_usage.turns + 1
    returning turns, cost_micros`.execute(tx);
  return rows[0] ?? { turns: 1, cost_micros: 0 };
}

export async function addDailyCost(tx: Transaction, ctx: TenantContext, use: { day: string; micros: number }) {
  await sql`insert into daily_usage (tenant_id, day, cost_micros)
    values (${ctx.tenantId}, ${use.day}::date, greatest(${use.micros}, 0))
    on conflict (tenant_id, day) do update
      set cost_micros = greatest(daily_usage.cost_micros + ${use.micros}, 0)`.execute(tx);
}

export interface KnownTurn {
  id: string;
  conversation_id: string;
  request_hash: string;
}

export async function selectTurnByKey(tx: Transaction, ctx: TenantContext, request: { actor: string; key: string }) {
  const { rows } = await sql<KnownTurn>`select id, conversation_id, request_hash from turns
    where tenant_id = ${ctx.tenantId} and asked_by = ${request.actor} and idempotency_key = ${request.key}`.execute(tx);
  return rows[0];
}

export interface ConversationRow {
  id: string;
  channel: "widget" | "api";
  visitor_id: string | null;
  agent_id: string;
  language: string;
}

export async function lockConversation(tx: Transaction, ctx: TenantContext, id: string) {
  const { rows } = await sql<ConversationRow>`select id, channel, visitor_id, agent_id, language from conversations
    where tenant_id = ${ctx.tenantId} and id = ${id} for update`.execute(tx);
  return rows[0];
}

export interface NewConversation {
  id: string;
  channel: "widget" | "api";
  visitorId: string | null;
  agentId: string;
  language: string;
  /** Talks with a draft: shown to members alone, in no figure. */
  preview: boolean;
  /** Stands for the visitor's network address. */
  network: string | null;
}

export async function insertConversation(tx: Transaction, ctx: TenantContext, row: NewConversation): Promise<void> {
  await sql`insert into conversations (tenant_id, id, channel, visitor_id, agent_id, language, preview, network_key)
    values (${ctx.tenantId}, ${row.id}, ${row.channel}, ${row.visitorId}, ${row.agentId}, ${row.language},
      ${row.preview}, ${row.network})`.execute(tx);
}

export interface NewTurn {
  id: string;
  conversationId: string;
  question: string;
  page: Page | null;
  runningUntil: Date;
  actor: string | null;
  key: string | null;
  requestHash: string | null;
  reservedMicros: number;
}

/** False when the same actor's key is taken already, or another turn of the conversation runs. */
export async function insertTurn(tx: Transaction, ctx: TenantContext, row: NewTurn): Promise<boolean> {
  const { rows } = await sql`insert into turns (tenant_id, id, conversation_id, position, question, page, state,
      running_until, asked_by, idempotency_key, request_hash, reserved_micros)
    select ${ctx.tenantId}, ${row.id}, ${row.conversationId}, coalesce(max(position), 0) + 1, ${row.question},
      ${row.page === null ? null : jsonb(row.page)}, 'running', ${row.runningUntil}, ${row.actor}, ${row.key},
      ${row.requestHash}, ${row.reservedMicros}
    from turns where tenant_id = ${ctx.tenantId} and conversation_id = ${row.conversationId}
    on conflict do nothing returning id`.execute(tx);
  return rows.length > 0;
}

export interface ConversationTouch {
  id: string;
  language: string;
  /** The visitor has said something that nobody of the team has seen. */
  unseen?: boolean;
  /** Whether the last question was left without an answer; as it was where absent. */
  unanswered?: boolean;
}

export async function touchConversation(tx: Transaction, ctx: TenantContext, change: ConversationTouch) {
  const { unseen = false, unanswered = null } = change;
  await sql`update conversations set updated_at = now(), language = ${change.language},
      seen_at = case when ${unseen} then null else seen_at end,
      unanswered = coalesce(${unanswered}::boolean, unanswered)
    where tenant_id = ${ctx.tenantId} and id = ${change.id}`.execute(tx);
}

export interface MemoryRow {
  question: string;
  events: TurnEvent[];
  passages: { documentNumber: number; citation: number }[] | null;
}

/** The latest finished turns, latest first. */
export async function selectMemory(tx: Transaction, ctx: TenantContext, query: { id: string; limit: number }) {
  const { rows } = await sql<MemoryRow>`select t.question, t.events, r.content -> 'passages' as passages
    from turns t left join receipts r on r.tenant_id = t.tenant_id and r.turn_id = t.id
    where t.tenant_id = ${ctx.tenantId} and t.conversation_id = ${query.id} and t.state in ('done', 'aborted')
    order by t.position desc limit ${query.limit}`.execute(tx);
  return rows;
}

export interface OwnedTurn {
  id: string;
  conversation_id: string;
  state: TurnState;
  events: TurnEvent[];
  running_until: Date | null;
}

/** A turn of a conversation of this visitor; nothing for anybody else's. */
export async function selectVisitorTurn(tx: Transaction, ctx: TenantContext, turn: { id: string; visitorId: string }) {
  const { rows } = await sql<OwnedTurn>`select t.id, t.conversation_id, t.state, t.events, t.running_until
    from turns t join conversations c on c.tenant_id = t.tenant_id and c.id = t.conversation_id
    where t.tenant_id = ${ctx.tenantId} and t.id = ${turn.id} and c.visitor_id = ${turn.visitorId}`.execute(tx);
  return rows[0];
}

export async function selectTurn(tx: Transaction, ctx: TenantContext, id: string) {
  const { rows } = await sql<OwnedTurn>`select id, conversation_id, state, events, running_until from turns
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(tx);
  return rows[0];
}

export interface FinishedTurn {
  id: string;
  state: Exclude<TurnState, "running">;
  outcome: string | null;
  events: TurnEvent[];
}

/** Null when somebody else closed the turn before; otherwise what had been set aside for it. */
export async function closeTurn(
  tx: Transaction,
  ctx: { tenantId: string },
  turn: FinishedTurn,
): Promise<number | null> {
  const { rows } = await sql<{ reserved: number }>`update turns t
    set state = ${turn.state}, outcome = ${turn.outcome}, events = ${jsonb(turn.events)}, running_until = null,
      finished_at = now(), reserved_micros = 0
    from turns old
    where t.tenant_id = ${ctx.tenantId} and t.id = ${turn.id} and t.state = 'running'
      and old.tenant_id = t.tenant_id and old.id = t.id
    returning old.reserved_micros as reserved`.execute(tx);
  return rows[0]?.reserved ?? null;
}

export async function insertReceipt(tx: Transaction, ctx: TenantContext, row: { turnId: string; content: Receipt }) {
  await sql`insert into receipts (tenant_id, turn_id, content)
    values (${ctx.tenantId}, ${row.turnId}, ${jsonb(row.content)}) on conflict do nothing`.execute(tx);
}

export interface UsageRow {
  id: string;
  kind: string;
  quantity: number;
  costMicros: number;
}

export async function insertUsage(tx: Transaction, ctx: TenantContext, use: { turnId: string; rows: UsageRow[] }) {
  const { turnId, rows } = use;
  await sql`insert into usage_events (tenant_id, id, kind, quantity, cost_micros, turn_id)
    select ${ctx.tenantId}, id, kind, quantity, cost_micros, ${turnId}::uuid
    from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.kind)}::text[],
      ${rows.map((row) => row.quantity)}::bigint[], ${rows.map((row) => row.costMicros)}::bigint[])
      as used (id, kind, quantity, cost_micros)`.execute(tx);
}
