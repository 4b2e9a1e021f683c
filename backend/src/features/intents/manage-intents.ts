import { notFound } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { tooManyIntents } from "./errors.ts";
import { mostIntents } from "./intent-limits.ts";
import { builtInIntents, isBuiltIn, stageOf, type Stage } from "./intent-names.ts";
import { selectModelHead } from "./model-queries.ts";
import {
  countExamplesByIntent,
  countTaught,
  deleteExample,
  selectExamples,
  selectIntents,
  upsertIntent,
} from "./queries.ts";
import { enqueueTraining } from "./train-intents-job.ts";

/** Built-in intents and the tenant's own, with the state of the model that tells the taught ones apart. */
export async function listIntents(ctx: TenantContext) {
  return tenantTransaction(ctx, async (tx) => {
    const counts = await countExamplesByIntent(tx, ctx);
    const own = await selectIntents(tx, ctx);
    const head = await selectModelHead(tx, ctx);
    const builtIn = builtInIntents.map((name) => ({ name, stage: stageOf(name), builtIn: true }));
    return {
      intents: [...builtIn, ...own.map((row) => ({ ...row, builtIn: false }))].map((intent) => ({
        ...intent,
        examples: counts.get(intent.name) ?? 0,
      })),
      model: head
        ? {
            trainedAt: head.trained_at.toISOString(),
            examples: head.examples,
            accuracy: head.accuracy,
            threshold: head.threshold,
          }
        : null,
    };
  });
}

/** Adds an intent of the tenant's own, or moves it to another stage. Built-in ones stay where they are. */
export async function setIntent(ctx: TenantContext, { name, stage }: { name: string; stage: Stage }) {
  return tenantTransaction(ctx, async (tx) => {
    const builtIn = isBuiltIn(name);
    if (!builtIn) await upsertIntent(tx, ctx, { name, stage });
    if ((await countTaught(tx, ctx)).intents > mostIntents) throw tooManyIntents();
    const examples = (await countExamplesByIntent(tx, ctx)).get(name) ?? 0;
    return { name, stage: builtIn ? stageOf(name) : stage, builtIn, examples };
  });
}

export async function listIntentExamples(
  ctx: TenantContext,
  page: { intent?: string | undefined; after?: string | undefined; limit: number },
) {
  const rows = await tenantTransaction(ctx, (tx) => selectExamples(tx, ctx, page));
  return { examples: rows.map(({ updated_at: at, ...row }) => ({ ...row, updatedAt: at.toISOString() })) };
}

/** Throws `not_found`. The model forgets the example when it is trained anew. */
export async function deleteIntentExample(ctx: TenantContext, id: string): Promise<void> {
  await tenantTransaction(ctx, async (tx) => {
    if (!(await deleteExample(tx, ctx, id))) throw notFound("example");
    await enqueueTraining(ctx, tx);
  });
}
