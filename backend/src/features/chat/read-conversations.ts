import type { ConversationResponse, TurnRecord } from "@netvexa/contract/wire";
import {
  foldWords,
  isBlocked,
  isWithPeople,
  selectEntries,
  selectNotes,
  selectPresent,
  selectTags,
  toNote,
  toThreadEntry,
  viewForMember,
} from "#features/handoff";
import type { Transaction } from "#platform/database";
import { notFound } from "#platform/errors";
import { isUuid } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import {
  selectConversation,
  selectLatestOf,
  selectSummaries,
  selectTurns,
  type ConversationHead,
  type Place,
  type SummaryFilters,
  type SummaryRow,
  type TurnRow,
} from "./conversation-queries.ts";
import { invalidCursor } from "./errors.ts";
import { finalEvents } from "./released-events.ts";
import type { Page } from "./turn-types.ts";

/** Turns that a visitor's browser is given back after a reload, and that a merchant reads at once. */
const VISITOR_TURNS = 50;
const MERCHANT_TURNS = 500;
const MOST_ENTRIES = 2_000;
/** A time as the database writes it, to the microsecond: less of it, and a page would lose what was changed together. */
const PLACE = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,6})?[+-]\d{2}(?::\d{2})?$/;

/** The visitor's latest conversation with its final events, or null; never anybody else's. */
export async function getLatestConversation(ctx: TenantContext): Promise<ConversationResponse> {
  if (ctx.actor.kind !== "visitor") throw notFound("conversation");
  const { visitorId } = ctx.actor;
  return tenantTransaction(ctx, async (tx) => {
    const latest = await selectLatestOf(tx, ctx, visitorId);
    if (!latest) return { conversation: null };
    const turns = await selectTurns(tx, ctx, { conversationId: latest.id, limit: VISITOR_TURNS });
    const withPeople = isWithPeople(latest.handoff_state);
    return { conversation: { id: latest.id, turns: turns.map(toTurnRecord), withPeople } };
  });
}

export interface ConversationPage extends Omit<SummaryFilters, "words" | "personId"> {
  cursor?: string | undefined;
  /** Words that all occur, in whatever was asked, answered or written. */
  search?: string | undefined;
  limit: number;
}

/** The tenant's conversations, latest first, all or those that the filters name. Throws `invalid_cursor`. */
export async function listConversations(ctx: TenantContext, { cursor, limit, search, ...rest }: ConversationPage) {
  const after = cursor === undefined ? null : readCursor(cursor);
  const filters = {
    ...rest,
    personId: ctx.actor.kind === "member" ? ctx.actor.personId : null,
    words: foldWords(search ?? ""),
  };
  const rows = await tenantTransaction(ctx, (tx) => selectSummaries(tx, ctx, { after, limit: limit + 1, filters }));
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { conversations: page.map(toSummary), nextCursor: rows.length > limit && last ? toCursor(last) : null };
}

/** One conversation with the receipt of each of its answers. Throws `not_found`. */
export async function getConversation(ctx: TenantContext, conversationId: string) {
  return tenantTransaction(ctx, async (tx) => {
    const head = await selectConversation(tx, ctx, conversationId);
    if (!head) throw notFound("conversation");
    const turns = await selectTurns(tx, ctx, { conversationId, limit: MERCHANT_TURNS });
    return {
      id: head.id,
      channel: head.channel,
      language: head.language,
      createdAt: head.created_at.toISOString(),
      updatedAt: head.updated_at.toISOString(),
      ...(await readPeople(tx, ctx, { head, lastPage: turns.at(-1)?.page ?? null })),
      turns: turns.map((turn) => ({
        ...toTurnRecord(turn),
        outcome: turn.outcome,
        rating: turn.rating,
        page: turn.page,
        finishedAt: turn.finished_at?.toISOString() ?? null,
        receipt: turn.receipt,
      })),
    };
  });
}

/** What people have to do with it: who has it, what they said to each other, notes, tags, who looks on. */
async function readPeople(
  tx: Transaction,
  ctx: TenantContext,
  { head, lastPage }: { head: ConversationHead; lastPage: Page | null },
) {
  const { id: conversationId, visitor_id: visitorId, network_key: network } = head;
  const entries = await selectEntries(tx, ctx, { conversationId, after: 0, limit: MOST_ENTRIES });
  const notes = await selectNotes(tx, ctx, conversationId);
  return {
    handoff: await viewForMember(tx, ctx, conversationId),
    visitor: {
      page: lastPage ?? head.page,
      delivered: head.visitor_delivered,
      read: head.visitor_read,
      blocked: visitorId !== null && (await isBlocked(tx, ctx, { visitorId, network, email: null })),
    },
    entries: entries.map(toThreadEntry),
    notes: notes.map(toNote),
    tags: await selectTags(tx, ctx, conversationId),
    present: await selectPresent(tx, ctx, conversationId),
  };
}

function toTurnRecord(row: TurnRow): TurnRecord {
  const { id, question, state, events, created_at: askedAt } = row;
  return { id, question, askedAt: askedAt.toISOString(), state, events: finalEvents(events) };
}

function toSummary(row: SummaryRow) {
  return {
    id: row.id,
    channel: row.channel,
    language: row.language,
    firstQuestion: row.first_question ?? "",
    turns: row.turns,
    lastOutcome: row.last_outcome,
    state: row.handoff_state,
    assignedTo: row.assigned_to === null ? null : { id: row.assigned_to, name: row.assigned_name ?? "" },
    isNew: !row.seen,
    unanswered: row.unanswered,
    tags: row.tags,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

function toCursor({ place, id }: SummaryRow): string {
  return Buffer.from(`${place}|${id}`).toString("base64url");
}

function readCursor(cursor: string): Place {
  const [updatedAt = "", id = ""] = Buffer.from(cursor, "base64url").toString("utf8").split("|");
  if (!PLACE.test(updatedAt) || Number.isNaN(new Date(updatedAt).getTime()) || !isUuid(id)) throw invalidCursor();
  return { updatedAt, id };
}
