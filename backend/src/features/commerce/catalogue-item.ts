import type { SourceDocument } from "#features/content";

export type CatalogueFormat =
  | "shopify-csv"
  | "woocommerce-csv"
  | "google-xml"
  | "google-tsv"
  /** One JSON object per line, in our own schema or with a mapping. */
  | "json-lines"
  /** Any other delimited file, with a mapping. */
  | "csv";

export type CatalogueProblemCode =
  /** The row was left out. */
  | "row_unreadable"
  | "quote_unclosed"
  | "record_too_long"
  | "columns_mismatch"
  | "id_missing"
  | "id_too_long"
  | "id_repeated"
  | "title_missing"
  | "parent_missing"
  | "not_published"
  | "field_invalid"
  /** The row was read without the field. */
  | "currency_missing"
  | "price_unreadable"
  | "stock_unreadable"
  | "url_unreadable"
  | "xml_malformed"
  | "list_cut";

/** A row that was left out (`isSkipped`) or read without one of its fields, with the reason in words. */
export interface CatalogueProblem {
  kind: "problem";
  /** From 1, in the expanded file; of the product's first row. */
  line: number;
  code: CatalogueProblemCode;
  reason: string;
  /** The product's or row's id, where it could be read. */
  externalId: string | null;
  isSkipped: boolean;
}

export interface CatalogueDocument {
  kind: "document";
  document: SourceDocument;
  line: number;
}

export type CatalogueItem = CatalogueDocument | CatalogueProblem;

/** A problem that costs the row. */
export function skippedRow(
  line: number,
  problem: { code: CatalogueProblemCode; reason: string; externalId?: string | null },
): CatalogueProblem {
  return { kind: "problem", line, isSkipped: true, ...problem, externalId: problem.externalId ?? null };
}

/** A problem that costs one field of the row. */
export function leftOut(
  line: number,
  problem: { code: CatalogueProblemCode; reason: string; externalId: string | null },
): CatalogueProblem {
  return { kind: "problem", line, isSkipped: false, ...problem };
}
