import { catalogueMapping } from "@netvexa/contract";
import { z } from "zod";
import { normaliseCurrency } from "./currency-digits.ts";

const formats = ["shopify-csv", "woocommerce-csv", "google-xml", "google-tsv", "json-lines", "csv"] as const;

/** How a catalogue is to be read; everything may be left out. */
export const catalogueOptionsSchema = z.strictObject({
  /** Found from the first lines when absent. */
  format: z.enum(formats).optional(),
  /** ISO 4217 of prices that name none; Shopify's and WooCommerce's files never do. */
  currency: z
    .string()
    .refine((code) => normaliseCurrency(code) !== null, "is no ISO 4217 currency")
    .transform((code) => code.trim().toUpperCase())
    .nullish(),
  /** Language of the texts, such as `de`; found from them when absent. */
  language: z.string().max(35).nullish(),
  /** The shop's address, for product pages and relative addresses. */
  baseUrl: z.url({ protocol: /^https?$/ }).nullish(),
  mapping: catalogueMapping.optional(),
});

export type CatalogueOptions = z.input<typeof catalogueOptionsSchema>;
export type ReadOptions = z.output<typeof catalogueOptionsSchema> & { now: Date };
