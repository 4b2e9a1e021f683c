import type { ConversationResponse, TurnRecord } from "@netvexa/contract/wire";
import { notFound } from "#platform/errors";
import { isUuid } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import {
  selectConversation,
  selectLatestOf,
  selectSummaries,
  selectTurns,
  type Place,
  type SummaryFilters,
  type SummaryRow,
  type TurnRow,
} from "./conversation-queries.ts";
import { invalidCursor } from "./errors.ts";
import { finalEvents } from "./released-events.ts";

/** Turns that a visitor's browser is given back after a reload, and that a merchant reads at once. */
const VISITOR_TURNS = 50;
const MERCHANT_TURNS = 500;

/** The visitor's latest conversation with its final events, or null; never anybody else's. */
export async function getLatestConversation(ctx: TenantContext): Promise<ConversationResponse> {
  if (ctx.actor.kind !== "visitor") throw notFound("conversation");
  const { visitorId } = ctx.actor;
  return tenantTransaction(ctx, async (tx) => {
    const latest = await selectLatestOf(tx, ctx, visitorId);
    if (!latest) return { conversation: null };
    const turns = await selectTurns(tx, ctx, { conversationId: latest.id, limit: VISITOR_TURNS });
    return { conversation: { id: latest.id, turns: turns.map(toTurnRecord) } };
  });
}

export interface ConversationPage extends SummaryFilters {
  cursor?: string | undefined;
  limit: number;
}

/** The tenant's conversations, latest first, all or those that the filters name. Throws `invalid_cursor`. */
export async function listConversations(ctx: TenantContext, { cursor, limit, ...filters }: ConversationPage) {
  const after = cursor === undefined ? null : readCursor(cursor);
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
      turns: turns.map((turn) => ({
        ...toTurnRecord(turn),
        outcome: turn.outcome,
        finishedAt: turn.finished_at?.toISOString() ?? null,
        receipt: turn.receipt,
      })),
    };
  });
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
    firstQuestion: row.first_question,
    turns: row.turns,
    lastOutcome: row.last_outcome,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

function toCursor({ updated_at: updatedAt, id }: SummaryRow): string {
  return Buffer.from(`${updatedAt.toISOString()} ${id}`).toString("base64url");
}

function readCursor(cursor: string): Place {
  const [time = "", id = ""] = Buffer.from(cursor, "base64url").toString("utf8").split(" ");
  const updatedAt = new Date(time);
  if (Number.isNaN(updatedAt.getTime()) || !isUuid(id)) throw invalidCursor();
  return { updatedAt, id };
}
