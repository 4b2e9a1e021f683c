import { z } from "zod";
import { defineRoute } from "./route.ts";

const time = z.iso.datetime();
const tag = "Intents";
const read = {
  tag,
  auth: { kind: "api_key", scope: "conversations:read" },
  rateLimit: "read",
  idempotency: "none",
} as const;
const write = {
  tag,
  auth: { kind: "api_key", scope: "settings:write", permission: "conversations:write" },
  rateLimit: "write",
} as const;

const stage = z.enum(["buy", "research", "support", "other"]);
const intentName = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} _.:-]{0,59}$/u, "must begin with a letter or digit and have at most 60 characters");
const language = z.string().regex(/^[a-z]{2,3}$/, "must be a language code such as de");
const text = z.string().trim().min(1).max(500);

const intent = z.object({
  name: z.string(),
  stage,
  builtIn: z.boolean(),
  examples: z.number().int(),
});

export const listIntentsRoute = defineRoute({
  id: "listIntents",
  method: "get",
  path: "/v1/intents",
  summary: "List built-in and taught intents, and how well the taught ones are told apart",
  ...read,
  request: {},
  response: {
    kind: "json",
    status: 200,
    schema: z.object({
      intents: z.array(intent),
      model: z
        .object({
          trainedAt: time,
          examples: z.number().int(),
          accuracy: z.number().nullable().describe("Share of held-out examples that were understood rightly."),
          threshold: z.number().describe("Below this score a message has none of the intents."),
        })
        .nullable(),
    }),
  },
});

export const setIntentRoute = defineRoute({
  id: "setIntent",
  method: "put",
  path: "/v1/intents",
  summary: "Add an intent, or say where in a purchase it stands",
  ...write,
  idempotency: "none",
  request: { body: z.strictObject({ name: intentName, stage }) },
  response: { kind: "json", status: 200, schema: intent },
  errors: ["too_many_intents"],
});

export const intentExample = z.object({
  id: z.uuid(),
  text: z.string(),
  language: z.string(),
  intent: z.string().nullable(),
  origin: z.enum(["taught", "corrected"]),
  updatedAt: time,
});

export const newIntentExamples = z.strictObject({
  examples: z
    .array(
      z.strictObject({
        text,
        intent: intentName.nullable().describe("Null: the message has none of the intents."),
        language: language.optional().describe("The storefront's language if left out."),
      }),
    )
    .min(1)
    .max(500),
});

export const teachIntentsRoute = defineRoute({
  id: "teachIntents",
  method: "post",
  path: "/v1/intent-examples",
  summary: "Teach what messages want by examples; the same words taught again replace what was taught before",
  ...write,
  idempotency: "required",
  request: { body: newIntentExamples },
  response: { kind: "json", status: 201, schema: z.object({ examples: z.number().int(), intents: z.number().int() }) },
  errors: ["too_many_examples", "too_many_intents"],
});

export const listIntentExamplesRoute = defineRoute({
  id: "listIntentExamples",
  method: "get",
  path: "/v1/intent-examples",
  summary: "List taught examples, oldest first",
  ...read,
  request: {
    query: z.strictObject({
      intent: intentName.optional(),
      after: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
  },
  response: { kind: "json", status: 200, schema: z.object({ examples: z.array(intentExample) }) },
});

export const deleteIntentExampleRoute = defineRoute({
  id: "deleteIntentExample",
  method: "delete",
  path: "/v1/intent-examples/{exampleId}",
  summary: "Take an example back",
  ...write,
  idempotency: "none",
  request: { params: z.strictObject({ exampleId: z.uuid() }) },
  response: { kind: "empty", status: 204 },
});

const understoodIntent = z.object({
  intent: z.string(),
  stage,
  confidence: z.number().min(0).max(1),
  origin: z.enum(["taught", "learned", "lexicon"]),
});

export const understanding = z.object({
  intents: z.array(understoodIntent).describe("The likeliest first; empty when nothing speaks for any."),
  closest: z
    .object({ intent: z.string(), confidence: z.number() })
    .nullable()
    .describe("The taught intent that is nearest, whether near enough or not."),
});

export const classifyMessageRoute = defineRoute({
  id: "classifyMessage",
  method: "post",
  path: "/v1/intents/classify",
  summary: "Try out what a message is taken for",
  ...read,
  request: { body: z.strictObject({ text, language: language.optional() }) },
  response: { kind: "json", status: 200, schema: understanding },
});

export const correctIntentRoute = defineRoute({
  id: "correctIntent",
  method: "put",
  path: "/v1/turns/{turnId}/intent",
  summary: "Say what a visitor's message wanted; messages like it are understood so from then on",
  ...write,
  idempotency: "none",
  request: {
    params: z.strictObject({ turnId: z.uuid() }),
    body: z.strictObject({ intent: intentName.nullable().describe("Null: none of the intents.") }),
  },
  response: { kind: "empty", status: 204 },
  errors: ["too_many_examples", "too_many_intents"],
});

export const listMessageIntentsRoute = defineRoute({
  id: "listMessageIntents",
  method: "get",
  path: "/v1/message-intents",
  summary: "List visitors' messages with what they were taken for, latest first; with `open` those worth teaching",
  ...read,
  request: {
    query: z.strictObject({
      conversationId: z.uuid().optional(),
      open: z
        .enum(["true", "false"])
        .default("false")
        .describe("Only those in which nothing was found and that nobody has corrected."),
      cursor: z.string().max(200).optional().describe("`nextCursor` of the page before."),
      limit: z.coerce.number().int().min(1).max(100).default(25),
    }),
  },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({
      messages: z.array(
        z.object({
          turnId: z.uuid(),
          conversationId: z.uuid(),
          text: z.string(),
          language: z.string(),
          intents: z.array(understoodIntent),
          correction: z
            .object({ intent: z.string().nullable(), at: time })
            .nullable()
            .describe("What a member said instead; a null intent says none of them."),
          understoodAt: time,
        }),
      ),
      nextCursor: z.string().nullable(),
    }),
  },
  errors: ["invalid_cursor"],
});
