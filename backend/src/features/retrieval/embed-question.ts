import { createHash } from "node:crypto";
import { z } from "zod";
import { EmbeddingError, listEmbeddingModels, type EmbeddingModel } from "#platform/embeddings";
import { tenantKey } from "#platform/ephemeral-store";
import { inSpan } from "#platform/span-recorder";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { countCacheUse } from "./retrieval-settings.ts";
import { selectSettings } from "./settings-queries.ts";
import { readSpaces, type EmbeddingSpace } from "./embedding-queries.ts";

/** A question as a vector, with the space that it may be compared in. */
export interface EmbeddedQuestion {
  space: EmbeddingSpace;
  vector: number[];
}

/** A shopper waits: later than this, words alone must do. */
const timeoutMs = 1_500;
const keptSeconds = 3_600;
/** After a failure the provider is left alone for a while, so that not every question waits for it. */
const pauseSeconds = 30;
const storedVector = z.array(z.number());

/** Null without a configured model, without vectors to compare with, and when the provider fails: words alone must do. */
export async function embedQuestion(ctx: TenantContext, query: string): Promise<EmbeddedQuestion | null> {
  const serving = await findServing(ctx);
  if (!serving) return null;
  const { space, model } = serving;
  const { ephemeral, logger } = ctx.platform;
  const digest = createHash("sha256").update(query).digest("hex");
  const key = tenantKey(ctx, "embedded-question", model.name, digest);
  const pause = tenantKey(ctx, "embedding-paused", model.name);
  const known = await ephemeral.get(key);
  await countCacheUse(ctx, { kind: "question_embeddings", hit: known !== null, savedMicros: 0 });
  if (known !== null) return { space, vector: storedVector.parse(JSON.parse(known)) };
  if ((await ephemeral.get(pause)) !== null) return null;
  try {
    const [vector = []] = await inSpan({ kind: "embedding", name: `embeddings ${model.name}` }, (span) => {
      span.note({ "gen_ai.operation.name": "embeddings", "gen_ai.request.model": model.name });
      return model.embed([query], { purpose: "question", timeoutMs });
    });
    if (vector.length !== space.dimensions) return null;
    await ephemeral.set(key, JSON.stringify(vector), keptSeconds);
    return { space, vector };
  } catch (error) {
    if (!(error instanceof EmbeddingError)) throw error;
    logger.warn({ err: error, model: model.name }, "a question could not be embedded; it is searched by words alone");
    await ephemeral.set(pause, "1", pauseSeconds);
    return null;
  }
}

/** The space that questions are compared in, with its model; null where there is none, or the tenant wants words alone. */
async function findServing(ctx: TenantContext): Promise<{ space: EmbeddingSpace; model: EmbeddingModel } | null> {
  const models = listEmbeddingModels(ctx.platform.env.models);
  if (models.length === 0) return null;
  const [spaces, settings] = await tenantTransaction(ctx, async (transaction) => [
    await readSpaces(ctx, transaction),
    await selectSettings(transaction, ctx),
  ]);
  const space = spaces.find(({ state }) => state === "serving");
  const model = models.find(({ name }) => name === space?.model);
  return space && model && settings.similarityWeight > 0 ? { space, model } : null;
}
