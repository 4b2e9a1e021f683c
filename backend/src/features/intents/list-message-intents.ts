import { isUuid } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { invalidCursor } from "./errors.ts";
import { selectMessages, type MessagePlace, type MessageRow } from "./message-queries.ts";

export interface MessageList {
  conversationId?: string | undefined;
  /** Only messages in which nothing was found and that nobody has corrected. */
  onlyOpen: boolean;
  cursor?: string | undefined;
  limit: number;
}

/** What visitors' messages were taken for, latest first. Throws `invalid_cursor`. */
export async function listMessageIntents(ctx: TenantContext, list: MessageList) {
  const { conversationId = null, onlyOpen, cursor, limit } = list;
  const after = cursor === undefined ? null : readCursor(cursor);
  const page = { conversationId, onlyOpen, after, limit: limit + 1 };
  const rows = await tenantTransaction(ctx, (tx) => selectMessages(tx, ctx, page));
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { messages: shown.map(toMessage), nextCursor: rows.length > limit && last ? toCursor(last) : null };
}

function toMessage(row: MessageRow) {
  const { corrected_intent: intent, corrected_at: at } = row;
  return {
    turnId: row.turn_id,
    conversationId: row.conversation_id,
    text: row.text,
    language: row.language,
    intents: row.intents,
    correction: at === null ? null : { intent, at: at.toISOString() },
    understoodAt: row.created_at.toISOString(),
  };
}

function toCursor(row: MessageRow): string {
  return Buffer.from(`${row.created_at.toISOString()} ${row.turn_id}`).toString("base64url");
}

function readCursor(cursor: string): MessagePlace {
  const [time = "", turnId = ""] = Buffer.from(cursor, "base64url").toString("utf8").split(" ");
  const at = new Date(time);
  if (Number.isNaN(at.getTime()) || !isUuid(turnId)) throw invalidCursor();
  return { at, turnId };
}
