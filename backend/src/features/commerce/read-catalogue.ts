import { AppError } from "#platform/errors";
import type { BuildContext } from "./build-context.ts";
import { buildProductDocument } from "./build-product-document.ts";
import { skippedRow } from "./catalogue-item.ts";
import type { CatalogueFormat, CatalogueItem, CatalogueProblem } from "./catalogue-item.ts";
import { catalogueLimits } from "./catalogue-limits.ts";
import { catalogueOptionsSchema } from "./catalogue-options.ts";
import type { CatalogueOptions, ReadOptions } from "./catalogue-options.ts";
import type { CatalogueRecordItem } from "./catalogue-record.ts";
import { detectCatalogueFormat } from "./detect-catalogue-format.ts";
import { expandGzip } from "./expand-gzip.ts";
import { peekText } from "./peek-text.ts";
import type { TextHead } from "./peek-text.ts";
import { readGoogleTable, readGoogleXml } from "./read-google.ts";
import { readJsonLines, readMappedTable } from "./read-json-lines.ts";
import { readShopify } from "./read-shopify.ts";
import { readWoocommerce } from "./read-woocommerce.ts";

type RecordReader = (text: TextHead, options: ReadOptions) => AsyncGenerator<CatalogueRecordItem | CatalogueProblem>;

const readers: Record<CatalogueFormat, RecordReader> = {
  "shopify-csv": readShopify,
  "woocommerce-csv": readWoocommerce,
  "google-xml": readGoogleXml,
  "google-tsv": readGoogleTable,
  "json-lines": readJsonLines,
  csv: readMappedTable,
};

/**
 * Reads a catalogue of any of our formats as product documents, in memory that does not grow with it (variants that wait
 * for each other go to temporary files above `catalogueLimits.groupChars`). Gzip and text encoding are found from the
 * bytes, the format too unless given. Rows that cannot be read are yielded as problems with line, code and reason, and
 * the rest is read; a repeated id counts once. Deterministic for equal input, options and `now`, which decides whether a
 * sale has begun.
 *
 * Throws AppError: `catalogue_options_invalid`, `catalogue_format_unknown`, `catalogue_mapping_missing` before the first
 * item; `file_bomb`, `file_too_large` and `file_damaged` where the stream turns out to be so.
 */
export async function* readCatalogue(
  bytes: AsyncIterable<Uint8Array>,
  options: CatalogueOptions = {},
  now: Date = new Date(),
): AsyncGenerator<CatalogueItem> {
  const known: ReadOptions = { ...parseOptions(options), now };
  const text = await peekText(expandGzip(bytes));
  try {
    yield* readDocuments(text, known);
  } finally {
    await text.close();
  }
}

async function* readDocuments(text: TextHead, options: ReadOptions): AsyncGenerator<CatalogueItem> {
  const format = chooseFormat(text.head, options);
  const context = buildContext(format, options);
  const seen = new Set<string>();
  for await (const item of readers[format](text, options)) {
    if (item.kind === "problem") yield item;
    else if (item.record.id !== "" && seen.has(item.record.id)) yield repeated(item);
    else {
      if (seen.size < catalogueLimits.rememberedIds) seen.add(item.record.id);
      yield* buildProductDocument(item.record, item.line, context);
    }
  }
}

function parseOptions(options: CatalogueOptions) {
  const parsed = catalogueOptionsSchema.safeParse(options);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  const detail = "The catalogue's options cannot be understood.";
  throw new AppError({ kind: "invalid", code: "catalogue_options_invalid", detail, issues });
}

function chooseFormat(head: string, options: ReadOptions): CatalogueFormat {
  const format = options.format ?? detectCatalogueFormat(head) ?? (options.mapping ? "csv" : null);
  if (format === null) {
    const detail =
      "This is no Shopify or WooCommerce CSV, Google Merchant feed or JSON Lines; give a mapping for others.";
    throw new AppError({ kind: "unprocessable", code: "catalogue_format_unknown", detail });
  }
  if (format === "csv" && !options.mapping) {
    const detail = "A CSV of your own columns needs a mapping that says which column is what.";
    throw new AppError({ kind: "invalid", code: "catalogue_mapping_missing", detail });
  }
  // A mapping was given for the file's own columns, whatever the file looks like.
  return options.mapping && options.format === undefined && format !== "json-lines" ? "csv" : format;
}

function buildContext(format: CatalogueFormat, options: ReadOptions): BuildContext {
  const isShopExport = format === "shopify-csv" || format === "woocommerce-csv";
  return {
    currency: options.currency ?? null,
    priceUnit: options.mapping?.priceUnit ?? "major",
    decimal: isShopExport ? "." : undefined,
    language: options.language ?? null,
    baseUrl: options.baseUrl ?? null,
  };
}

function repeated(item: CatalogueRecordItem): CatalogueProblem {
  const externalId = item.record.id.slice(0, 100);
  const reason = `The id "${externalId}" was there before; the first product with it counts.`;
  return skippedRow(item.line, { code: "id_repeated", reason, externalId });
}
