import { z } from "zod";

/** A path into a record: `price_cents`, `offers[0].price`, `images[*].src`; or several, of which the first filled one counts. */
const path = z.union([z.string().min(1).max(500), z.array(z.string().min(1).max(500)).min(1).max(10)]);
const offerTargets = ["sku", "gtin", "price", "compareAtPrice", "currency", "availability", "stock"] as const;
const productTarget = z.enum([
  "id",
  "title",
  "url",
  "description",
  "language",
  "brand",
  "model",
  "categories",
  "attributes",
  "images",
  ...offerTargets,
]);
const variantTarget = z.enum(["id", "title", "options", "url", "image", ...offerTargets]);

/**
 * How records of a foreign shape become products. A template is filled from the record: `https://shop.example/p/{id}`
 * takes the value at path `id`, percent-encoded in `url`, `image` and `images`.
 */
export const catalogueMappingSchema = z.strictObject({
  fields: z.partialRecord(productTarget, path),
  /** Further attributes by the name that shoppers read: `{ "Release date": "released" }`. */
  attributeFields: z.record(z.string().min(1).max(200), path).optional(),
  constants: z.partialRecord(productTarget, z.union([z.string(), z.number()])).optional(),
  templates: z.partialRecord(productTarget, z.string().max(2_000)).optional(),
  priceUnit: z.enum(["major", "minor"]).optional(),
  variants: z
    .strictObject({
      path: z.string().min(1).max(500),
      fields: z.partialRecord(variantTarget, path),
      templates: z.partialRecord(variantTarget, z.string().max(2_000)).optional(),
    })
    .optional(),
});

export type CatalogueMapping = z.output<typeof catalogueMappingSchema>;
