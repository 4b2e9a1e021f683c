import { z } from "zod";
import { defineRoute } from "./route.ts";

const id = z.uuid();
const time = z.iso.datetime();
const webAddress = z.url({ protocol: /^https?$/ }).max(2_000);
const fact = (max: number) => z.string().trim().min(1).max(max);
const attribute = z.strictObject({ name: fact(200), value: fact(2_000) });
const money = z.strictObject({
  /** In the currency's minor unit, such as cents. */
  minor: z.number().int().min(0).max(1e12),
  currency: z.string().regex(/^[A-Z]{3}$/, "must be an ISO 4217 code such as EUR"),
});
const availability = z.enum(["in_stock", "out_of_stock", "preorder", "discontinued", "unknown"]);

const pushedVariant = z.strictObject({
  externalId: fact(500),
  title: fact(500).nullable().default(null),
  sku: fact(200).nullable().default(null),
  /** EAN, UPC or ISBN. */
  gtin: fact(50).nullable().default(null),
  options: z.array(attribute).max(20).default([]),
  price: money.nullable().default(null),
  /** Price before a discount, in the same currency; only when higher. */
  compareAtMinor: z.number().int().min(0).max(1e12).nullable().default(null),
  availability: availability.default("unknown"),
  /** Null when unknown, which is not zero. */
  stock: z.number().int().min(0).max(1e9).nullable().default(null),
  url: webAddress.nullable().default(null),
  imageUrl: webAddress.nullable().default(null),
});

const pushedProduct = z.strictObject({
  brand: fact(200).nullable().default(null),
  model: fact(200).nullable().default(null),
  /** Paths such as `Audio > Headphones`. */
  categories: z.array(fact(500)).max(20).default([]),
  attributes: z.array(attribute).max(500).default([]),
  imageUrls: z.array(webAddress).max(30).default([]),
  /** A product without variants has one whose options are empty. */
  variants: z.array(pushedVariant).min(1).max(2_048),
});

const version = z
  .number()
  .int()
  .min(0)
  .describe("Counts up with every change, such as a time in milliseconds: an older one never overwrites a newer one.");

/** A page, file or product as its owner knows it. */
export const pushedDocument = z.strictObject({
  externalId: fact(500),
  version: version.nullable().default(null),
  kind: z.enum(["page", "file", "product"]).default("page"),
  title: fact(500),
  url: webAddress.nullable().default(null),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "must be a language code such as de")
    .nullable()
    .default(null),
  content: z
    .strictObject({ format: z.enum(["html", "markdown", "text"]), body: z.string().max(1_000_000) })
    .nullable()
    .default(null),
  /** Present exactly when `kind` is `product`. */
  product: pushedProduct.nullable().default(null),
});

export const pushedDeletion = z.strictObject({
  externalId: fact(500),
  version: version.nullable().default(null),
  deleted: z.literal(true),
});

/** Each item is judged for itself, so the batch takes any object and the item's own answer says what is wrong with it. */
const pushedItem = z.union([pushedDocument, pushedDeletion, z.record(z.string(), z.unknown())]);

export const pushResult = z.object({
  /** Null when the item has none that can be read. */
  externalId: z.string().nullable(),
  outcome: z.enum(["created", "updated", "unchanged", "deleted", "outdated", "rejected"]),
  /** Why an item was rejected. */
  code: z.string().nullable(),
  detail: z.string().nullable(),
});

export const pushDocumentsRoute = defineRoute({
  id: "pushDocuments",
  method: "post",
  path: "/v1/documents",
  summary: "Create, change and delete up to 100 documents by external id; answered once they are stored and findable",
  tag: "Documents",
  auth: { kind: "api_key", scope: "knowledge:write" },
  rateLimit: "bulk",
  idempotency: "required",
  request: { body: z.strictObject({ sourceId: id, documents: z.array(pushedItem).min(1).max(100) }) },
  response: { kind: "json", status: 200, schema: z.object({ results: z.array(pushResult) }) },
  errors: ["source_cannot_push"],
});

const documentSummary = z.object({
  number: z.number().int(),
  sourceId: id,
  externalId: z.string(),
  version: z.number().int(),
  kind: z.enum(["page", "file", "product", "qa"]),
  title: z.string(),
  url: z.string().nullable(),
  language: z.string(),
  createdAt: time,
  updatedAt: time,
});

export const listDocumentsRoute = defineRoute({
  id: "listDocuments",
  method: "get",
  path: "/v1/documents",
  summary: "List documents by number",
  tag: "Documents",
  auth: { kind: "api_key", scope: "knowledge:read" },
  rateLimit: "read",
  idempotency: "none",
  request: {
    query: z.strictObject({
      sourceId: id.optional(),
      /** With `sourceId`: the one document of this external id. */
      externalId: z.string().min(1).max(500).optional(),
      after: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  response: { kind: "json", status: 200, schema: z.object({ documents: z.array(documentSummary) }) },
});

export const documentDetail = documentSummary.extend({
  product: z
    .object({
      brand: z.string().nullable(),
      model: z.string().nullable(),
      categories: z.array(z.string()),
      attributes: z.array(z.object({ name: z.string(), value: z.string() })),
      imageUrls: z.array(z.string()),
    })
    .nullable(),
  offers: z.array(
    z.object({
      externalId: z.string(),
      title: z.string().nullable(),
      sku: z.string().nullable(),
      gtin: z.string().nullable(),
      options: z.array(z.object({ name: z.string(), value: z.string() })),
      price: z.object({ minor: z.number().int(), currency: z.string() }).nullable(),
      compareAtMinor: z.number().int().nullable(),
      availability,
      stock: z.number().int().nullable(),
      url: z.string().nullable(),
      imageUrl: z.string().nullable(),
      updatedAt: time,
    }),
  ),
  passages: z.array(
    z.object({ position: z.number().int(), headings: z.array(z.string()), text: z.string(), language: z.string() }),
  ),
});

export const getDocumentRoute = defineRoute({
  id: "getDocument",
  method: "get",
  path: "/v1/documents/{documentNumber}",
  summary: "Read a document with its offers and passages",
  tag: "Documents",
  auth: { kind: "api_key", scope: "knowledge:read" },
  rateLimit: "read",
  idempotency: "none",
  request: { params: z.strictObject({ documentNumber: z.coerce.number().int().min(1).max(2_147_483_647) }) },
  response: { kind: "json", status: 200, schema: documentDetail },
});
