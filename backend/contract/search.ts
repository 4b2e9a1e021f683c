import { z } from "zod";
import { defineRoute } from "./route.ts";
import { documentDetail } from "./documents.ts";

const documentKind = z.enum(["page", "file", "product", "qa"]);
const minorUnits = z.number().int();
const share = z.number().min(0).max(1);

export const searchRequest = z.strictObject({
  query: z.string().trim().min(1).max(1_000),
  /** Documents wanted. */
  limit: z.number().int().min(1).max(100).default(10),
  /** BCP 47 primary tag of the question, such as `de`; found from the words when absent. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, "must be a primary language tag such as de")
    .nullable()
    .default(null),
  kinds: z.array(documentKind).min(1).max(4).optional(),
  /** Only the document at this address. */
  withinUrl: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .nullable()
    .default(null),
  exclude: z
    .strictObject({
      documentNumbers: z.array(z.number().int().min(1).max(2_147_483_647)).max(1_000).default([]),
      externalIds: z.array(z.string().min(1).max(500)).max(1_000).default([]),
    })
    .optional(),
  /** Earlier questions of the same person, oldest first. */
  history: z.array(z.string().max(1_000)).max(20).default([]),
  /** Every matching passage instead of the best of each document. */
  passages: z.boolean().default(false),
  explain: z.boolean().default(false),
});

const filter = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("price"),
    minMinor: minorUnits.nullable(),
    maxMinor: minorUnits.nullable(),
    currency: z.string(),
  }),
  z.object({
    kind: z.literal("attribute"),
    name: z.string(),
    values: z.array(z.string()).describe("Alternatives, as they stand in the catalogue, in lower case."),
    excluded: z.boolean(),
  }),
  z.object({ kind: z.literal("in_stock") }),
  z.object({ kind: z.literal("on_sale") }),
]);

const { product, offers } = documentDetail.shape;

export const searchHit = z.object({
  score: z.number(),
  passage: z.object({
    number: z.number().int(),
    position: z.number().int(),
    headings: z.array(z.string()),
    text: z.string(),
    language: z.string(),
    hash: z.string(),
  }),
  document: z.object({
    number: z.number().int(),
    sourceId: z.uuid(),
    externalId: z.string(),
    kind: documentKind,
    title: z.string(),
    url: z.string().nullable(),
    language: z.string(),
    product,
  }),
  offers: z.array(offers.element.omit({ gtin: true })).describe("Live prices and stock; empty unless a product."),
  explanation: z
    .object({
      lexical: z.number(),
      similarity: z.number().nullable().describe("Null without an embedding provider."),
      terms: z.array(z.string()).describe("Words of the question that the passage holds."),
    })
    .nullable(),
});

export const searchRoute = defineRoute({
  id: "search",
  method: "post",
  path: "/v1/search",
  summary: "Search everything that was read in; says how the question was understood and how good the evidence is",
  tag: "Search",
  auth: { kind: "api_key", scope: "knowledge:read" },
  rateLimit: "read",
  idempotency: "none",
  request: { body: searchRequest },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({
      interpretation: z.object({
        text: z.string(),
        language: z.string().nullable(),
        corrections: z.array(z.object({ from: z.string(), to: z.string() })),
        filters: z.array(filter),
        sort: z.enum(["price_ascending", "price_descending", "newest"]).nullable(),
        relaxed: z.array(filter).describe("Filters that were dropped because nothing met them all, in that order."),
        fromHistory: z.array(z.string()),
        otherNames: z
          .array(z.object({ name: z.string(), isHeld: z.boolean(), others: z.array(z.string()) }))
          .describe("Names in the question that have others, which were looked for as well."),
      }),
      hits: z.array(searchHit),
      evidence: z.object({
        normalisedScore: z.number().min(0),
        unknownTermShare: share,
        bestCoverage: share,
        margin: share,
        similarity: z.number().nullable().describe("Best cosine; null without an embedding provider."),
      }),
      total: z.number().int().nullable().describe("Null when too many to count."),
    }),
  },
});
