import { sql } from "kysely";
import { jsonb, type Transaction } from "#platform/database";
import type { TenantContext } from "#platform/tenant-context";
import type { Handoff, HandoffState, HandoffTimer } from "./handoff-machine.ts";

/** The part of a conversation that its lock protects. */
export interface ThreadRow {
  id: string;
  channel: "widget" | "api";
  visitor_id: string | null;
  agent_id: string;
  handoff_state: HandoffState;
  handoff_version: number;
  assigned_to: string | null;
  assigned_name: string | null;
  agent_requests: number;
  handoff_timer: HandoffTimer | null;
  handoff_due_at: Date | null;
  last_position: number;
  network_key: string | null;
}

const COLUMNS = sql`id, channel, visitor_id, agent_id, handoff_state, handoff_version, assigned_to, assigned_name, agent_requests,
  handoff_timer, handoff_due_at, last_position, network_key`;

/** Whoever holds the lock decides; all others see what became of it. */
export async function lockThread(tx: Transaction, ctx: TenantContext, id: string): Promise<ThreadRow | undefined> {
  const { rows } = await sql<ThreadRow>`select ${COLUMNS} from conversations
    where tenant_id = ${ctx.tenantId} and id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function selectThread(tx: Transaction, ctx: TenantContext, id: string): Promise<ThreadRow | undefined> {
  const { rows } = await sql<ThreadRow>`select ${COLUMNS} from conversations
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(tx);
  return rows[0];
}

/** The conversation that a visitor used last. */
export async function selectLatestThread(tx: Transaction, ctx: TenantContext, visitorId: string) {
  const { rows } = await sql<ThreadRow>`select ${COLUMNS} from conversations
    where tenant_id = ${ctx.tenantId} and visitor_id = ${visitorId} order by updated_at desc limit 1`.execute(tx);
  return rows[0];
}

export interface NewThread {
  id: string;
  visitorId: string;
  language: string | null;
  page: unknown;
  networkKey: string | null;
}

/** A conversation that begins with a wish for a person. False where the tenant has no agent. */
export async function insertThread(tx: Transaction, ctx: TenantContext, row: NewThread): Promise<boolean> {
  const { rows } =
    await sql`insert into conversations (tenant_id, id, channel, visitor_id, agent_id, language, page, network_key)
    select ${ctx.tenantId}, ${row.id}, 'widget', ${row.visitorId}, a.id, coalesce(${row.language}, s.default_language),
      ${row.page === null ? null : jsonb(row.page)}, ${row.networkKey}
    from storefronts s join agents a on a.tenant_id = s.tenant_id where s.tenant_id = ${ctx.tenantId}
    order by a.is_default desc, a.created_at limit 1 returning id`.execute(tx);
  return rows.length > 0;
}

export interface HandoffUpdate {
  id: string;
  next: Handoff;
  dueAt: Date | null;
  /** Everybody in the conversation is told: the version goes up. */
  changed: boolean;
}

export async function storeHandoff(tx: Transaction, ctx: TenantContext, update: HandoffUpdate): Promise<void> {
  const { next } = update;
  await sql`update conversations set handoff_state = ${next.state}, assigned_to = ${next.assignee?.id ?? null}::uuid,
      assigned_name = ${next.assignee?.name ?? null}, agent_requests = ${next.agentRequests},
      handoff_timer = ${next.timer}, handoff_due_at = ${update.dueAt}::timestamptz,
      handoff_version = handoff_version + ${update.changed ? 1 : 0}::int, updated_at = now()
    where tenant_id = ${ctx.tenantId} and id = ${update.id}`.execute(tx);
}

export interface NewEntry {
  conversationId: string;
  kind: "message" | "state";
  author: "visitor" | "person" | "agent" | "system";
  memberId: string | null;
  memberName: string | null;
  text: string | null;
  state: HandoffState | null;
  reason: string | null;
  senderKey: string | null;
}

export interface EntryRow {
  position: number;
  kind: "message" | "state";
  author: "visitor" | "person" | "agent" | "system";
  member_name: string | null;
  text: string | null;
  state: HandoffState | null;
  reason: string | null;
  created_at: Date;
}

const ENTRY = sql`position, kind, author, member_name, text, state, reason, created_at`;

/** Takes the next position; the caller holds the conversation's lock, so that positions have no gap. */
export async function insertEntry(tx: Transaction, ctx: TenantContext, entry: NewEntry): Promise<EntryRow> {
  const fromVisitor = entry.kind === "message" && entry.author === "visitor";
  const fromPerson = entry.kind === "message" && entry.author === "person";
  const { rows } = await sql<EntryRow>`
    with next as (
      update conversations set last_position = last_position + 1, updated_at = now(),
        seen_at = case when ${fromVisitor} then null else seen_at end,
        unanswered = case when ${fromVisitor} then true when ${fromPerson} then false else unanswered end
      where tenant_id = ${ctx.tenantId} and id = ${entry.conversationId} returning last_position)
    insert into thread_entries (tenant_id, conversation_id, position, kind, author, member_id, member_name, text, state,
      reason, sender_key)
    select ${ctx.tenantId}, ${entry.conversationId}, last_position, ${entry.kind}, ${entry.author},
      ${entry.memberId}::uuid, ${entry.memberName}, ${entry.text}, ${entry.state}, ${entry.reason}, ${entry.senderKey}
    from next returning ${ENTRY}`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error("An entry was written to no conversation.");
  return row;
}

export async function selectEntryByKey(
  tx: Transaction,
  ctx: TenantContext,
  { conversationId, author, senderKey }: Pick<NewEntry, "conversationId" | "author" | "senderKey">,
): Promise<EntryRow | undefined> {
  const { rows } = await sql<EntryRow>`select ${ENTRY} from thread_entries
    where tenant_id = ${ctx.tenantId} and conversation_id = ${conversationId} and author = ${author}
      and sender_key = ${senderKey}`.execute(tx);
  return rows[0];
}

/** Entries behind a position, in order. */
export async function selectEntries(
  tx: Transaction,
  ctx: TenantContext,
  { conversationId, after, limit }: { conversationId: string; after: number; limit: number },
): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`select ${ENTRY} from thread_entries
    where tenant_id = ${ctx.tenantId} and conversation_id = ${conversationId} and position > ${after}
    order by position limit ${limit}`.execute(tx);
  return rows;
}

export interface ReadMarks {
  visitor_delivered: number;
  visitor_read: number;
  people_delivered: number;
  people_read: number;
}

/** Marks only go forward, and never past what there is. */
export async function storeMarks(
  tx: Transaction,
  ctx: TenantContext,
  mark: { id: string; by: "visitor" | "people"; delivered: number; read: number },
): Promise<ReadMarks | undefined> {
  const [delivered, read] = [sql.ref(`${mark.by}_delivered`), sql.ref(`${mark.by}_read`)];
  const { rows } = await sql<ReadMarks>`update conversations set
      ${delivered} = greatest(${delivered}, least(greatest(${mark.delivered}::int, ${mark.read}::int), last_position)),
      ${read} = greatest(${read}, least(${mark.read}::int, last_position))
    where tenant_id = ${ctx.tenantId} and id = ${mark.id}
    returning visitor_delivered, visitor_read, people_delivered, people_read`.execute(tx);
  return rows[0];
}

export async function storeSeen(tx: Transaction, ctx: TenantContext, id: string): Promise<void> {
  await sql`update conversations set seen_at = now()
    where tenant_id = ${ctx.tenantId} and id = ${id} and seen_at is null`.execute(tx);
}
