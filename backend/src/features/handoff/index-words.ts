import { sql } from "kysely";
import type { Transaction } from "#platform/database";
import { foldWords } from "./fold-words.ts";

/** Makes a text of a conversation findable, in the transaction that stores it. */
export async function indexWords(
  tx: Transaction,
  ctx: { tenantId: string },
  { conversationId, text }: { conversationId: string; text: string },
): Promise<void> {
  const words = foldWords(text).toSorted();
  if (words.length === 0) return;
  await sql`insert into conversation_words (tenant_id, word, conversation_id)
    select ${ctx.tenantId}, word, ${conversationId}::uuid from unnest(${words}::text[]) as said (word)
    on conflict do nothing`.execute(tx);
}
