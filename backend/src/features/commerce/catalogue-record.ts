import { z } from "zod";
import { catalogueLimits } from "./catalogue-limits.ts";

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const word = z
  .union([z.string(), z.number()])
  .transform((value) => String(value))
  .nullish();
const words = z.union([z.array(z.union([z.string(), z.number()])), z.string(), z.number()]).nullish();
const amount = z.union([z.string(), z.number()]).nullish();
const attributes = z
  .union([
    z.array(z.object({ name: z.string(), value: scalar })),
    z.record(z.string(), z.union([scalar, z.array(scalar), z.null()])),
  ])
  .nullish();

const offerFields = {
  sku: word,
  /** EAN, UPC or ISBN; the first of several counts. */
  gtin: words,
  /** A number, or text such as "12.99 EUR". In the major unit unless the mapping says `priceUnit: "minor"`. */
  price: amount,
  compareAtPrice: amount,
  /** ISO 4217; else the catalogue's own. */
  currency: word,
  /** in_stock, out_of_stock, preorder, backorder, discontinued, in many spellings; true and false as well. */
  availability: z.union([z.string(), z.number(), z.boolean()]).nullish(),
  /** Units on hand. Absent means unknown, not zero. */
  stock: amount,
};

const variant = z.object({
  id: word,
  title: word,
  options: attributes,
  url: word,
  image: word,
  ...offerFields,
});

/**
 * One product of a catalogue: a line of our own JSON Lines format, and what every other format is turned into.
 * `id` and `title` are needed; a product without `variants` carries the offer's fields itself. `description` is text or
 * HTML. Unknown keys are ignored.
 */
export const catalogueRecordSchema = z.object({
  id: z.union([z.string(), z.number()]).transform((value) => String(value)),
  title: z.string(),
  url: word,
  description: z.string().nullish(),
  language: word,
  brand: word,
  model: word,
  /** Paths such as `Audio > Headphones`. */
  categories: words,
  attributes,
  images: words,
  variants: z
    .array(variant)
    .max(catalogueLimits.variants * 4)
    .nullish(),
  ...offerFields,
});

export type CatalogueRecord = z.output<typeof catalogueRecordSchema>;
export type CatalogueVariant = z.output<typeof variant>;

/** What a reader of one format yields: a record on the line where it starts. */
export interface CatalogueRecordItem {
  kind: "record";
  line: number;
  record: CatalogueRecord;
}
