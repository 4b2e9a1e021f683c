import { z } from "zod";

const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "must be lower-case words joined by single hyphens");
const text = z.string().min(1).max(2_000);
const cents = z.int().min(50).max(500_000);

const productVariant = z.strictObject({
  options: z.array(text),
  sku: text,
  gtin: z.string().regex(/^\d{13}$/),
  price: cents.nullable(),
  compareAt: cents.optional(),
  /** Units on hand; null when the shop does not count them. */
  stock: z.int().min(0).nullable(),
  availability: z.literal("preorder").optional(),
});

const productEntry = z
  .strictObject({
    slug,
    name: text,
    brand: text,
    model: text,
    sub: text,
    drawing: text,
    /** Colour of the drawing where no option names one. */
    look: text.optional(),
    added: z.iso.date(),
    updated: z.iso.date(),
    featured: z.boolean().optional(),
    status: z.literal("discontinued").optional(),
    successor: slug.optional(),
    description: z.array(text).min(1),
    attributes: z.record(text, text),
    options: z.array(text),
    variants: z.array(productVariant).min(1),
  })
  .refine((entry) => entry.variants.every((variant) => variant.options.length === entry.options.length), {
    error: "every variant needs one value for each option",
  })
  .refine((entry) => entry.variants.every(({ price, compareAt }) => !compareAt || (price ?? 0) < compareAt), {
    error: "a crossed-out price must be higher than the price",
  });

/** One file of `demo-store/products`: the products of a category. */
export const productFile = z.array(productEntry).min(1);
export type ProductEntry = z.output<typeof productEntry>;
export type ProductEntryVariant = z.output<typeof productVariant>;

export const colourFile = z.record(text, z.string().regex(/^#[0-9a-f]{6}$/));

export const categoryFile = z
  .array(
    z.strictObject({
      slug,
      backdrop: z.string().regex(/^#[0-9a-f]{6}$/),
      intro: text,
      name: z.strictObject({ en: text, de: text, fr: text, es: text, it: text, ar: text }),
    }),
  )
  .min(1);

export const storeFile = z.strictObject({
  name: text,
  languages: z.tuple([z.literal("en")], z.enum(["de", "fr", "es", "it", "ar"])),
  suggestions: z.array(text).min(1).max(3),
});
