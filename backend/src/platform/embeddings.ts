import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import type { ModelSettings } from "./env.ts";

/** An embedding model that is configured and not yet loaded. */
export interface EmbeddingModel {
  /** `provider:model`, as configured. Vectors of different names are never compared. */
  name: string;
  /**
   * One vector for each text, in order, all of the same length. Loads the provider's client on first use, and nothing of
   * the others. Tried once; throws `EmbeddingError`.
   */
  embed(texts: string[], options: EmbedOptions): Promise<number[][]>;
}

export interface EmbedOptions {
  /** Some models embed what is looked for otherwise than what is found. */
  purpose: "passage" | "question";
  timeoutMs: number;
}

/** A provider did not do as asked. */
export class EmbeddingError extends Error {
  /** Another try may succeed: too many requests, a fault of the server, a broken connection, no answer in time. */
  readonly isPassing: boolean;
  constructor(message: string, options: { isPassing: boolean; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = "EmbeddingError";
    this.isPassing = options.isPassing;
  }
}

/** Longer vectors could not be indexed (pgvector's HNSW takes 2,000); models that can are asked for fewer. */
const mostDimensions = 2_000;

/** The configured embedding models in their order, first choice first. `openai` is any server that speaks its protocol. */
export function listEmbeddingModels(settings: ModelSettings): EmbeddingModel[] {
  return settings.embeddings.flatMap((name) => {
    const colon = name.indexOf(":");
    const load = loaders[name.slice(0, colon)];
    return load ? [createModel(name, (purpose) => load(settings, name.slice(colon + 1), purpose))] : [];
  });
}

type Purpose = EmbedOptions["purpose"];
type Loader = (settings: ModelSettings, model: string, purpose: Purpose) => Promise<EmbeddingsInterface>;

const loaders: Record<string, Loader> = {
  openai: async ({ openai }, model) => (await import("./embeddings-openai.ts")).loadOpenAi({ model, ...openai }),
  google: async ({ google }, model, purpose) =>
    (await import("./embeddings-google.ts")).loadGoogle({ model, purpose, ...google }),
  ollama: async ({ ollama }, model) => (await import("./embeddings-ollama.ts")).loadOllama({ model, ...ollama }),
};

function createModel(name: string, load: (purpose: Purpose) => Promise<EmbeddingsInterface>): EmbeddingModel {
  return {
    name,
    async embed(texts, { purpose, timeoutMs }) {
      const client = await load(purpose);
      const work = purpose === "question" ? embedOne(client, texts) : client.embedDocuments(texts);
      const vectors = await withTimeout(work, timeoutMs).catch((cause: unknown) => {
        throw toEmbeddingError(name, cause);
      });
      return checkVectors(name, vectors, texts.length);
    },
  };
}

function embedOne(client: EmbeddingsInterface, texts: string[]): Promise<number[][]> {
  return Promise.all(texts.map((text) => client.embedQuery(text)));
}

async function withTimeout<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${timeoutMs} ms.`)), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    // The work may still fail later, when nobody waits for it any more.
    work.catch(() => undefined);
  }
}

function toEmbeddingError(name: string, cause: unknown): EmbeddingError {
  const status = statusOf(cause);
  const isPassing = status === null || status === 408 || status === 429 || status >= 500;
  const message = `${name} did not embed${status === null ? "" : ` (HTTP ${status})`}.`;
  return new EmbeddingError(message, { isPassing, cause });
}

/** Each provider's client says the HTTP status under another name. */
function statusOf(cause: unknown): number | null {
  if (typeof cause !== "object" || cause === null) return null;
  for (const key of ["status", "status_code", "statusCode", "code"]) {
    const value: unknown = Reflect.get(cause, key);
    if (typeof value === "number" && value >= 400 && value < 600) return value;
  }
  const response: unknown = Reflect.get(cause, "response");
  return response === undefined ? null : statusOf(response);
}

function checkVectors(name: string, vectors: number[][], wanted: number): number[][] {
  const dimensions = vectors[0]?.length ?? 0;
  const isWhole =
    vectors.length === wanted && vectors.every((vector) => vector.length === dimensions && dimensions > 0);
  // Google's client answers an empty vector where a part of a batch failed.
  if (!isWhole) throw new EmbeddingError(`${name} did not embed every text.`, { isPassing: true });
  if (!vectors.every((vector) => vector.every(Number.isFinite))) {
    throw new EmbeddingError(`${name} sent something that is no vector.`, { isPassing: true });
  }
  if (dimensions > mostDimensions) {
    const message = `${name} makes vectors of ${dimensions} numbers; at most ${mostDimensions} can be searched.`;
    throw new EmbeddingError(message, { isPassing: false });
  }
  return vectors;
}
