import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { classifyMessage, type UnderstoodIntent } from "./classify-message.ts";
import { selectTurnMessage, upsertMessageIntents, type TurnMessage } from "./message-queries.ts";

export interface RecordedMessage extends TurnMessage {
  intents: UnderstoodIntent[];
}

/** Stores what a turn's question wants; saying it twice changes nothing. Null when there is no such turn any more. */
export async function recordIntents(ctx: TenantContext, turnId: string): Promise<RecordedMessage | null> {
  const message = await tenantTransaction(ctx, (tx) => selectTurnMessage(tx, ctx, turnId));
  if (!message) return null;
  const { intents, modelVersion } = await classifyMessage(ctx, message);
  const { conversationId } = message;
  await tenantTransaction(ctx, (tx) =>
    upsertMessageIntents(tx, ctx, { turnId, conversationId, intents, modelVersion }),
  );
  return { ...message, intents };
}
