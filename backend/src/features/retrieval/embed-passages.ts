import { createHash } from "node:crypto";
import { embedWithRetry } from "#platform/embed-with-retry";
import { EmbeddingError, listEmbeddingModels, type EmbeddingModel } from "#platform/embeddings";
import { atBulkPriority, tenantTransaction, type TenantContext } from "#platform/tenant-context";
import {
  deleteCachedBefore,
  deleteSpacePart,
  insertCached,
  insertEmbeddings,
  insertSpace,
  readCached,
  readSpaces,
  readUnembedded,
  switchSpace,
  vectorLiteral,
  type EmbeddablePassage,
  type EmbeddingSpace,
} from "./embedding-queries.ts";

const passagesPerRequest = 64;
const longestText = 8_000;
const retry = { purpose: "passage", timeoutMs: 60_000, attempts: 5, backoffMs: 1_000 } as const;
const keptDays = 30;

export interface EmbedPassagesOptions {
  signal?: AbortSignal;
  /** Milliseconds before a second try, doubled for each further one. */
  backoffMs?: number;
}

/**
 * Brings the tenant's vectors up to date with its passages and with the configured models. The first model that answers
 * is the one wanted: when it is not the one that serves, a space of its own fills while the old one goes on serving and
 * is still given new passages, and takes over once it is full. Texts embedded before come from the cache. May be stopped
 * at any point; goes on from there. Does nothing without a configured model; throws `EmbeddingError` when none answers.
 */
export async function embedPassages(ctx: TenantContext, options: EmbedPassagesOptions = {}): Promise<void> {
  const models = listEmbeddingModels(ctx.platform.env.models);
  if (models.length === 0) return;
  const work = { ctx: atBulkPriority(ctx), ...options };
  const spaces = await tenantTransaction(work.ctx, (transaction) => readSpaces(work.ctx, transaction));
  const serving = spaces.find(({ state }) => state === "serving");
  await keepServing(work, { serving, models });
  await fillFirst(work, models);
  await clearRetired(work);
}

interface EmbeddingWork extends EmbedPassagesOptions {
  ctx: TenantContext;
}

interface ServingSpace {
  serving: EmbeddingSpace | undefined;
  models: EmbeddingModel[];
}

/** While another space fills, new passages must be found in the one that serves. */
async function keepServing(work: EmbeddingWork, { serving, models }: ServingSpace): Promise<void> {
  const model = models.find(({ name }) => name === serving?.model);
  if (!serving || !model || model === models[0]) return;
  try {
    await fillSpace(work, { space: serving, model });
  } catch (error) {
    if (!(error instanceof EmbeddingError)) throw error;
    work.ctx.platform.logger.warn({ err: error, model: model.name }, "the serving embedding model does not answer");
  }
}

/** Fills the space of the first model that answers, and lets it serve. */
async function fillFirst(work: EmbeddingWork, models: EmbeddingModel[]): Promise<void> {
  const failures: EmbeddingError[] = [];
  for (const model of models) {
    try {
      const space = await findOrMakeSpace(work, model);
      const isFull = space !== null && (await fillSpace(work, { space, model }));
      if (isFull) await tenantTransaction(work.ctx, (transaction) => switchSpace(work.ctx, transaction, space.id));
      return;
    } catch (error) {
      if (!(error instanceof EmbeddingError)) throw error;
      failures.push(error);
      work.ctx.platform.logger.warn({ err: error, model: model.name }, "an embedding model does not answer");
    }
  }
  throw failures[0] ?? new Error("There is no embedding model.");
}

/** Null when there is no passage yet: only a first vector tells how long a model's vectors are. */
async function findOrMakeSpace(work: EmbeddingWork, model: EmbeddingModel): Promise<EmbeddingSpace | null> {
  const { ctx } = work;
  const spaces = await tenantTransaction(ctx, (transaction) => readSpaces(ctx, transaction));
  const known = spaces.find((space) => space.model === model.name && space.state !== "retired");
  if (known) return known;
  const [first] = await tenantTransaction(ctx, (transaction) =>
    readUnembedded(ctx, transaction, { spaceId: 0, after: 0, limit: 1 }),
  );
  if (!first) return null;
  const [vector] = await embedWithRetry(model, [toText(first)], retryOptions(work));
  const dimensions = vector?.length ?? 0;
  return tenantTransaction(ctx, (transaction) => insertSpace(ctx, transaction, { model: model.name, dimensions }));
}

interface Filling {
  space: EmbeddingSpace;
  model: EmbeddingModel;
}

/** False when it was stopped before the end. */
async function fillSpace(work: EmbeddingWork, filling: Filling): Promise<boolean> {
  const { ctx, signal } = work;
  for (let after = 0; ;) {
    if (signal?.aborted) return false;
    const passages = await tenantTransaction(ctx, (transaction) =>
      readUnembedded(ctx, transaction, { spaceId: filling.space.id, after, limit: passagesPerRequest }),
    );
    const last = passages.at(-1);
    if (!last) return true;
    await embedBatch(work, filling, passages);
    after = last.chunkNumber;
  }
}

async function embedBatch(
  work: EmbeddingWork,
  { space, model }: Filling,
  passages: EmbeddablePassage[],
): Promise<void> {
  const { ctx } = work;
  const hashed = passages.map((passage) => ({ passage, text: toText(passage), hash: hashOf(toText(passage)) }));
  const cached = await tenantTransaction(ctx, (transaction) =>
    readCached(ctx, transaction, { model: model.name, hashes: hashed.map(({ hash }) => hash) }),
  );
  const texts = new Map(hashed.filter(({ hash }) => !cached.has(hash)).map(({ hash, text }) => [hash, text]));
  const made = texts.size > 0 ? await embedWithRetry(model, [...texts.values()], retryOptions(work)) : [];
  if (made.some((vector) => vector.length !== space.dimensions)) {
    throw new EmbeddingError(`${model.name} changed the length of its vectors.`, { isPassing: false });
  }
  const fresh = new Map([...texts.keys()].map((hash, index) => [hash, vectorLiteral(made[index] ?? [])]));
  const vectors = new Map([...cached, ...fresh]);
  await tenantTransaction(ctx, async (transaction) => {
    await insertCached(ctx, transaction, {
      model: model.name,
      hashes: [...fresh.keys()],
      vectors: [...fresh.values()],
    });
    await insertEmbeddings(ctx, transaction, {
      spaceId: space.id,
      chunkNumbers: hashed.map(({ passage }) => passage.chunkNumber),
      vectors: hashed.map(({ hash }) => vectors.get(hash) ?? ""),
    });
  });
}

async function clearRetired(work: EmbeddingWork): Promise<void> {
  const { ctx } = work;
  const spaces = await tenantTransaction(ctx, (transaction) => readSpaces(ctx, transaction));
  for (const { id } of spaces.filter(({ state }) => state === "retired")) await clearSpace(work, id);
  const before = new Date(ctx.platform.clock.now().getTime() - keptDays * 86_400_000);
  await tenantTransaction(ctx, (transaction) => deleteCachedBefore(ctx, transaction, before));
}

async function clearSpace({ ctx, signal }: EmbeddingWork, spaceId: number): Promise<void> {
  let isGone = false;
  while (!isGone) {
    if (signal?.aborted) return;
    isGone = await tenantTransaction(ctx, (transaction) => deleteSpacePart(ctx, transaction, { spaceId, limit: 500 }));
  }
}

function retryOptions({ signal, backoffMs }: EmbeddingWork) {
  return { ...retry, backoffMs: backoffMs ?? retry.backoffMs, signal };
}

/** A passage is embedded with its title and headings, without which "30 days" speaks of nothing. */
function toText({ title, headings, text }: EmbeddablePassage): string {
  return [title, ...headings, text].join("\n").slice(0, longestText);
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
