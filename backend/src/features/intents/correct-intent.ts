import { notFound } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { selectTurnMessage, storeCorrection } from "./message-queries.ts";
import { storeExamples } from "./teach-intents.ts";

const longestExample = 500;

/**
 * A member says what a message wanted; null says that it wanted none of the intents. The same words are understood so
 * at once, words like them once the model is trained anew. Throws `not_found`, `too_many_examples`, `too_many_intents`.
 */
export async function correctIntent(
  ctx: TenantContext,
  { turnId, intent }: { turnId: string; intent: string | null },
): Promise<void> {
  await tenantTransaction(ctx, async (tx) => {
    const message = await selectTurnMessage(tx, ctx, turnId);
    if (!message) throw notFound("turn");
    const text = message.text.trim().slice(0, longestExample).trim();
    const example = { text, intent, language: message.language };
    await storeExamples(tx, ctx, { examples: [example], origin: "corrected" });
    await storeCorrection(tx, ctx, { turnId, conversationId: message.conversationId, intent });
  });
}
