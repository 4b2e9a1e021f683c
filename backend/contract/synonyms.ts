import { z } from "zod";
import { defineRoute } from "./route.ts";

const tag = "Synonyms";
const read = {
  tag,
  auth: { kind: "api_key", scope: "knowledge:read" },
  rateLimit: "read",
  idempotency: "none",
} as const;
const write = { tag, auth: { kind: "api_key", scope: "knowledge:write" }, rateLimit: "write" } as const;

const language = z
  .string()
  .regex(/^[a-z]{2,3}$/, "must be a language code such as de")
  .nullable()
  .describe("Null: in every language.");
const words = z
  .array(z.string().trim().min(1).max(60))
  .min(2)
  .max(12)
  .describe("Names of one and the same thing; each may have several words.");

export const synonymFields = z.strictObject({ language: language.default(null), words });

const synonym = z.object({
  id: z.uuid(),
  language: z.string().nullable(),
  words: z.array(z.string()),
  origin: z.enum(["typed", "learned"]).describe("`learned`: a suggestion that was accepted."),
  changedAt: z.iso.datetime(),
});

export const listSynonymsRoute = defineRoute({
  id: "listSynonyms",
  method: "get",
  path: "/v1/synonyms",
  summary: "List what is looked for under several names, beside the built-in set",
  ...read,
  request: {},
  response: { kind: "json", status: 200, schema: z.object({ synonyms: z.array(synonym) }) },
});

export const createSynonymRoute = defineRoute({
  id: "createSynonym",
  method: "post",
  path: "/v1/synonyms",
  summary: "Say that names mean the same; the next question knows it",
  ...write,
  idempotency: "required",
  request: { body: synonymFields.extend({ origin: z.enum(["typed", "learned"]).default("typed") }) },
  response: { kind: "json", status: 201, schema: synonym },
  errors: ["too_many_synonyms"],
});

export const updateSynonymRoute = defineRoute({
  id: "updateSynonym",
  method: "put",
  path: "/v1/synonyms/{synonymId}",
  summary: "Change a group of names",
  ...write,
  idempotency: "none",
  request: { params: z.object({ synonymId: z.uuid() }), body: synonymFields },
  response: { kind: "json", status: 200, schema: synonym },
});

export const deleteSynonymRoute = defineRoute({
  id: "deleteSynonym",
  method: "delete",
  path: "/v1/synonyms/{synonymId}",
  summary: "Delete a group of names",
  ...write,
  idempotency: "none",
  request: { params: z.object({ synonymId: z.uuid() }) },
  response: { kind: "empty", status: 204 },
});

const synonymSuggestion = z.object({
  language: z.string().nullable(),
  words: z.array(z.string()).describe("The word that was asked with, then the one that your knowledge has."),
  source: z.enum(["questions", "typed_answers"]),
  times: z.int().describe("Conversations, or typed answers, that speak for it."),
  example: z.string().describe("One of the questions."),
});

export const suggestSynonymsRoute = defineRoute({
  id: "suggestSynonyms",
  method: "get",
  path: "/v1/synonym-suggestions",
  summary: "Suggest synonyms from questions that were asked again in other words, and from your typed answers",
  tag,
  auth: { kind: "api_key", scope: "conversations:read" },
  rateLimit: "read",
  idempotency: "none",
  request: {},
  response: { kind: "json", status: 200, schema: z.object({ suggestions: z.array(synonymSuggestion) }) },
});

export const refuseSynonymRoute = defineRoute({
  id: "refuseSynonym",
  method: "post",
  path: "/v1/synonym-suggestions/refusals",
  summary: "Refuse a suggestion, so that it does not come again",
  ...write,
  idempotency: "required",
  request: { body: synonymFields },
  response: { kind: "empty", status: 204 },
  errors: ["too_many_synonyms"],
});
