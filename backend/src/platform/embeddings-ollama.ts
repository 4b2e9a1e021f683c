import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import { OllamaEmbeddings } from "@langchain/ollama";

/** A model on a machine of one's own. */
export function loadOllama(options: { model: string; baseUrl: string | null }): EmbeddingsInterface {
  return new OllamaEmbeddings({
    model: options.model,
    maxRetries: 0,
    truncate: true,
    ...(options.baseUrl !== null && { baseUrl: options.baseUrl }),
  });
}
