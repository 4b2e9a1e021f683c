export type Availability = "in_stock" | "out_of_stock" | "preorder" | "discontinued" | "unknown";

/** A product as its catalogue describes it. */
export interface Product {
  brand: string | null;
  /** Manufacturer's model or part number. */
  model: string | null;
  /** Outermost first within each path, e.g. `Audio > Headphones`. */
  categories: string[];
  attributes: Attribute[];
  imageUrls: string[];
  /** At least one; a product without variants has one whose `options` are empty. */
  variants: Variant[];
}

export interface Attribute {
  name: string;
  value: string;
}

/** What can be bought: one commercial record. Money is in the currency's minor unit (cents); unknown is null, never 0. */
export interface Variant {
  externalId: string;
  title: string | null;
  sku: string | null;
  /** EAN, UPC or ISBN digits. */
  gtin: string | null;
  options: Attribute[];
  priceMinor: number | null;
  /** Price before a discount, only when higher than `priceMinor`. */
  compareAtMinor: number | null;
  /** ISO 4217, upper case; null exactly when `priceMinor` is null. */
  currency: string | null;
  availability: Availability;
  /** Units on hand; null when the shop does not say. */
  stock: number | null;
  url: string | null;
  imageUrl: string | null;
}
