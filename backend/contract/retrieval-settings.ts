import { z } from "zod";
import { defineRoute } from "./route.ts";

const tag = "Retrieval";

export const retrievalSettings = z.strictObject({
  similarityWeight: z
    .number()
    .min(0)
    .max(0.9)
    .describe("What meaning counts beside words, where there is an embedding provider; 0 leaves it alone."),
  rerank: z.boolean().describe("Lets the reranker put the best passages into order, where the operator has set one."),
  answerCache: z
    .boolean()
    .describe("Says a model's answer again to a question of the same meaning; prices and stock are filled in anew."),
});

const cacheFigures = z.object({
  hits: z.int(),
  misses: z.int(),
  savedMicros: z.int().describe("In millionths of a US dollar."),
});

export const getRetrievalSettingsRoute = defineRoute({
  id: "getRetrievalSettings",
  method: "get",
  path: "/v1/retrieval-settings",
  summary: "Read how passages are ranked",
  tag,
  auth: { kind: "api_key", scope: "settings:read" },
  rateLimit: "read",
  idempotency: "none",
  request: {},
  response: { kind: "json", status: 200, schema: retrievalSettings },
});

export const setRetrievalSettingsRoute = defineRoute({
  id: "setRetrievalSettings",
  method: "put",
  path: "/v1/retrieval-settings",
  summary: "Set how passages are ranked, from the next question on",
  tag,
  auth: { kind: "api_key", scope: "settings:write" },
  rateLimit: "write",
  idempotency: "none",
  request: { body: retrievalSettings },
  response: { kind: "json", status: 200, schema: retrievalSettings },
});

export const getCacheStatisticsRoute = defineRoute({
  id: "getCacheStatistics",
  method: "get",
  path: "/v1/cache-statistics",
  summary: "Read how often answers and embeddings were kept from before, and what that saved",
  tag,
  auth: { kind: "api_key", scope: "settings:read" },
  rateLimit: "read",
  idempotency: "none",
  request: { query: z.strictObject({ days: z.coerce.number().int().min(1).max(365).default(30) }) },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({ answers: cacheFigures, questionEmbeddings: cacheFigures }),
  },
});
