import { z } from "zod";
import { defineRoute } from "./route.ts";
import { citation, productCard, questionText, turnOutcome } from "./widget.ts";

const id = z.uuid();

const citedPassage = z.object({
  citation: z.number().int().describe("The number under which the answer cites it; 0 when it was read but not cited."),
  documentNumber: z.number().int(),
  chunkNumber: z.number().int(),
  title: z.string(),
  url: z.string().nullable(),
  hash: z.string().describe("Hash of the passage as it was when it was read."),
  documentHash: z.string(),
});

const usedOffer = z.object({
  documentNumber: z.number().int(),
  externalId: z.string(),
  priceMinor: z.number().int().nullable(),
  compareAtMinor: z.number().int().nullable(),
  currency: z.string().nullable(),
  availability: z.string(),
  stock: z.number().int().nullable(),
  readAt: z.iso.datetime(),
});

const modelAttempt = z.object({
  model: z.string(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  estimated: z.boolean().describe("True when the provider did not say and the tokens were estimated from the text."),
  costMicros: z.number().int(),
  milliseconds: z.number().int(),
  failure: z.string().nullable().describe("Why the next one in line had to take over."),
});

/** What an answer was made from. */
export const receipt = z.object({
  method: z.enum(["extractive", "model", "conversation", "none"]),
  language: z.string(),
  agent: z
    .object({ id, name: z.string(), version: z.number().int().nullable().describe("Null for a draft.") })
    .optional(),
  searches: z.array(
    z.object({
      query: z.string(),
      interpretedAs: z.string(),
      hits: z.number().int(),
      evidence: z.number(),
      milliseconds: z.number().int(),
    }),
  ),
  passages: z.array(citedPassage),
  offers: z.array(usedOffer),
  models: z.array(modelAttempt),
  cut: z
    .array(z.object({ reason: z.string(), count: z.number().int() }))
    .describe("Sentences that were not released, by reason; `figure` is one that no offer or cited passage holds."),
  saidAgain: z
    .object({ savedMicros: z.number().int() })
    .optional()
    .describe("A kept answer of a model, checked and filled in anew, and what it had cost."),
  ignoredInstructions: z.number().int().describe("Sentences in the knowledge that tried to give the agent orders."),
  totals: z.object({
    inputTokens: z.number().int(),
    outputTokens: z.number().int(),
    costMicros: z.number().int(),
    firstSentenceMs: z.number().int().nullable(),
    milliseconds: z.number().int(),
  }),
});

export const createAnswerRoute = defineRoute({
  id: "createAnswer",
  method: "post",
  path: "/v1/answers",
  summary: "Ask a question and get the whole answer at once, with its sources, products and receipt",
  tag: "Answers",
  auth: { kind: "api_key", scope: "answers:write" },
  rateLimit: "turn",
  idempotency: "required",
  request: {
    body: z.strictObject({
      question: questionText,
      conversationId: id.nullable().default(null).describe("`conversationId` of an earlier answer, to go on with it."),
      language: z
        .string()
        .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, "must be a language tag such as de or pt-BR")
        .max(35)
        .nullable()
        .default(null)
        .describe("Used where the question itself does not tell its language."),
      pageUrl: z
        .url({ protocol: /^https?$/ })
        .max(2000)
        .nullable()
        .default(null),
      onlyPage: z
        .boolean()
        .default(false)
        .describe("Answer from what stands at `pageUrl` alone, as on a product page."),
      exclude: z
        .array(z.string().min(1).max(500))
        .max(100)
        .default([])
        .describe("Documents to leave out, by their ids in their sources."),
    }),
  },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({
      turnId: id,
      conversationId: id,
      outcome: turnOutcome,
      answer: z.string().describe("Plain text with `**strong**`; blank lines between paragraphs, `- ` before items."),
      sentences: z.array(z.object({ text: z.string(), citations: z.array(z.number().int()) })),
      citations: z.array(citation),
      cards: z.array(productCard),
      offerContact: z.boolean(),
      suggestions: z.array(z.string()),
      receipt,
    }),
  },
  errors: ["turn_running", "answer_failed"],
});
