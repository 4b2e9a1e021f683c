import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import { GoogleGenerativeAIEmbeddings } from "@langchain/google-genai";

/** Google's Gemini API. */
export function loadGoogle(options: {
  model: string;
  purpose: "passage" | "question";
  apiKey: string | null;
  baseUrl: string | null;
}): EmbeddingsInterface {
  const client = new GoogleGenerativeAIEmbeddings({
    model: options.model,
    apiKey: options.apiKey ?? "",
    maxRetries: 0,
    stripNewLines: false,
    // These make 3,072 numbers unless they are asked for fewer.
    ...(options.model.startsWith("gemini-embedding") && { outputDimensionality: 1_536 }),
    ...(options.baseUrl !== null && { baseUrl: options.baseUrl }),
  });
  // The names of the tasks are an enum of a package that is not ours to import; these are its values.
  Reflect.set(client, "taskType", options.purpose === "question" ? "RETRIEVAL_QUERY" : "RETRIEVAL_DOCUMENT");
  return client;
}
