import type { Transaction } from "#platform/database";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { tooManyExamples, tooManyIntents } from "./errors.ts";
import { mostExamples, mostIntents } from "./intent-limits.ts";
import { isBuiltIn } from "./intent-names.ts";
import { countTaught, insertIntents, selectStorefrontLanguage, upsertExamples, type Sizes } from "./queries.ts";
import { textKey } from "./text-key.ts";
import { enqueueTraining } from "./train-intents-job.ts";

export interface NewExample {
  text: string;
  /** Null: the message has none of the intents. */
  intent: string | null;
  /** The storefront's language if left out. */
  language?: string | undefined;
}

/**
 * Stores examples; the same words taught again replace what they were taught before. A message in exactly these words
 * is understood so at once, messages like it once the model is trained anew. Throws `too_many_examples`,
 * `too_many_intents`.
 */
export async function teachIntents(ctx: TenantContext, { examples }: { examples: NewExample[] }): Promise<Sizes> {
  return tenantTransaction(ctx, (tx) => storeExamples(tx, ctx, { examples, origin: "taught" }));
}

/** The same within a transaction of the caller's. */
export async function storeExamples(
  tx: Transaction,
  ctx: TenantContext,
  { examples, origin }: { examples: NewExample[]; origin: "taught" | "corrected" },
): Promise<Sizes> {
  const shopLanguage = await selectStorefrontLanguage(tx, ctx);
  // What is said twice in one batch was last said last.
  const byKey = new Map(
    examples.map(({ text, intent, language = shopLanguage }) => {
      const key = textKey(text);
      return [key, { text, textKey: key, intent, language }];
    }),
  );
  const own = new Set(examples.flatMap(({ intent }) => (intent === null || isBuiltIn(intent) ? [] : [intent])));
  if (own.size > 0) await insertIntents(tx, ctx, [...own]);
  await upsertExamples(tx, ctx, { examples: [...byKey.values()], origin });
  const sizes = await countTaught(tx, ctx);
  if (sizes.examples > mostExamples) throw tooManyExamples();
  if (sizes.intents > mostIntents) throw tooManyIntents();
  await enqueueTraining(ctx, tx);
  return sizes;
}
