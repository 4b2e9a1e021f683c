import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import { OpenAIEmbeddings } from "@langchain/openai";

/** OpenAI, or any server with its embeddings at `baseUrl`; such a server may need no key. */
export function loadOpenAi(options: {
  model: string;
  apiKey: string | null;
  baseUrl: string | null;
}): EmbeddingsInterface {
  return new OpenAIEmbeddings({
    model: options.model,
    apiKey: options.apiKey ?? "not-needed",
    maxRetries: 0,
    // Compatible servers seldom know the other format, which the client would ask for by itself.
    encodingFormat: "float",
    stripNewLines: false,
    // Only these models can shorten their vectors, and the large one must: it makes 3,072 numbers.
    ...(options.model.startsWith("text-embedding-3") && { dimensions: 1_536 }),
    configuration: { maxRetries: 0, ...(options.baseUrl !== null && { baseURL: options.baseUrl }) },
  });
}
