import { z } from "zod";
import type { ModelSettings } from "./env.ts";

/** A cross-encoder behind an HTTP API: reads question and passage together, which vectors cannot. */
export interface Reranker {
  /** `provider:model`, as configured. */
  name: string;
  /** One score for each text, in order; greater is better, and only the order means something. Throws `RerankError`. */
  rerank(query: string, texts: readonly string[], options: { timeoutMs: number }): Promise<number[]>;
}

/** A provider did not do as asked. */
export class RerankError extends Error {}

interface Shape {
  address: string;
  toBody(request: { model: string; query: string; texts: readonly string[] }): unknown;
  toScores(reply: unknown): { index: number; score: number }[];
}

const results = z.object({ results: z.array(z.object({ index: z.int().min(0), relevance_score: z.number() })) });
const list = z.array(z.object({ index: z.int().min(0), score: z.number() }));

function withResults(address: string): Shape {
  return {
    address,
    toBody: ({ model, query, texts }) => ({ model, query, documents: texts, top_n: texts.length }),
    toScores: (reply) => results.parse(reply).results.map(({ index, relevance_score: score }) => ({ index, score })),
  };
}

const SHAPES: Record<string, Shape> = {
  cohere: withResults("https://api.cohere.com/v2/rerank"),
  jina: withResults("https://api.jina.ai/v1/rerank"),
  tei: {
    address: "http://127.0.0.1:8080/rerank",
    toBody: ({ query, texts }) => ({ query, texts, truncate: true }),
    toScores: (reply) => list.parse(reply),
  },
};

/** The reranker that the operator configured: `cohere`, `jina`, or `tei` (Text Embeddings Inference); null without one. */
export function createReranker({ rerank: settings }: Pick<ModelSettings, "rerank">): Reranker | null {
  if (!settings) return null;
  const [provider = "", ...model] = settings.name.split(":");
  const shape = SHAPES[provider];
  if (!shape) return null;
  return {
    name: settings.name,
    rerank: async (query, texts, { timeoutMs }) => {
      const body = shape.toBody({ model: model.join(":"), query, texts });
      const reply = await post(settings.baseUrl ?? shape.address, { body, apiKey: settings.apiKey, timeoutMs });
      return toOrder(readScores(shape, reply), texts.length);
    },
  };
}

async function post(
  address: string,
  { body, apiKey, timeoutMs }: { body: unknown; apiKey: string | null; timeoutMs: number },
): Promise<unknown> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json", ...(apiKey !== null && { authorization: `Bearer ${apiKey}` }) },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new RerankError(`The reranker answered ${response.status}.`);
    return await response.json();
  } catch (error) {
    if (error instanceof RerankError) throw error;
    throw new RerankError("The reranker did not answer.", { cause: error });
  }
}

function readScores(shape: Shape, reply: unknown): { index: number; score: number }[] {
  try {
    return shape.toScores(reply);
  } catch (cause) {
    throw new RerankError("The reranker's answer is none.", { cause });
  }
}

/** Every text must have its score: half an order would be a wrong one. */
function toOrder(scored: readonly { index: number; score: number }[], count: number): number[] {
  const scores = new Map(scored.map(({ index, score }) => [index, score]));
  const all = Array.from({ length: count }, (_, index) => scores.get(index));
  if (all.some((score) => score === undefined)) throw new RerankError("The reranker left passages out.");
  return all.map((score) => score ?? 0);
}
