import type { Product } from "./product.ts";

export type DocumentKind = "page" | "file" | "product" | "qa";

/** One page, file, product or typed answer as a source gave it, before it is cut into passages. */
export interface SourceDocument {
  /** Stable within its source: a canonical URL, a path, a product id. At most 500 characters. */
  externalId: string;
  kind: DocumentKind;
  title: string;
  /** Absolute http(s) address a shopper may open, or null. */
  url: string | null;
  /** BCP 47 primary tag such as `de`, or null when unknown (it is then detected from the text). */
  language: string | null;
  sections: Section[];
  /** Present exactly when `kind` is `product`; its facts are data, never read back out of text. */
  product: Product | null;
}

/** Blocks that stand under the same path of headings. */
export interface Section {
  /** Outermost first; empty for text before the first heading. */
  headings: string[];
  blocks: Block[];
}

export type Block =
  | { kind: "paragraph"; text: string }
  | { kind: "list"; items: string[] }
  | { kind: "table"; header: string[]; rows: string[][] };
