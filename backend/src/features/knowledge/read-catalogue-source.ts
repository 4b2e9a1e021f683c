import { catalogueOptions } from "@netvexa/contract";
import type { z } from "zod";
import { readCatalogue, type CatalogueItem, type CatalogueOptions, type CatalogueProblem } from "#features/commerce";
import type { TenantContext } from "#platform/tenant-context";
import { openCatalogue, type CatalogueFile } from "./open-catalogue.ts";
import type { ReadEnd, ReadItem, SourceReading } from "./read-item.ts";
import type { SourceRow } from "./source-queries.ts";
import type { StorefrontDefaults } from "./storefront-defaults.ts";

export interface SourceToRead {
  source: Pick<SourceRow, "id" | "options" | "feedState">;
  defaults: StorefrontDefaults;
  signal: AbortSignal;
}

const PROGRESS_EVERY = 100;

/** Reads a catalogue's products; nothing where its feed or file is the one that was read whole before. */
export async function* readCatalogueSource(
  ctx: TenantContext,
  { source, defaults, signal }: SourceToRead,
): SourceReading {
  const options = catalogueOptions.parse(source.options);
  const place = { sourceId: source.id, url: options.url, before: source.feedState };
  const file = await openCatalogue(ctx, place, signal);
  if (!file) return unchanged(source);
  try {
    if (file.state.hash === source.feedState?.hash) return { ...unchanged(source), feed: file.state };
    return yield* readProducts(file, toReaderOptions(options, defaults));
  } finally {
    await file.release();
  }
}

function unchanged(source: SourceToRead["source"]): ReadEnd {
  return { complete: true, feed: source.feedState, unchanged: true };
}

/** The reader's own terms for a source's options, with the storefront's for what they leave open. */
export function toReaderOptions(
  options: z.output<typeof catalogueOptions>,
  defaults: StorefrontDefaults,
): CatalogueOptions {
  const { url, format, mapping, currency, language } = options;
  return {
    ...(format === "auto" ? {} : { format }),
    ...(mapping === null ? {} : { mapping }),
    currency: currency ?? defaults.currency,
    language,
    baseUrl: defaults.homeUrl ?? (url === null ? null : new URL(url).origin),
  };
}

async function* readProducts(file: CatalogueFile, options: CatalogueOptions): SourceReading {
  const consumed = { bytes: 0 };
  let items = 0;
  let complete = true;
  let noted = 0;
  for await (const item of readCatalogue(countBytes(file.open(), consumed), options)) {
    yield toReadItem(item);
    complete &&= !hidesProduct(item);
    noted += item.kind === "problem" ? 1 : 0;
    items += 1;
    if (items % PROGRESS_EVERY === 0) yield progressOf(consumed.bytes / Math.max(1, file.bytes));
  }
  yield progressOf(1);
  // A file with problems is read again next time, so that they are listed again.
  return { complete, feed: complete && noted === 0 ? file.state : null, unchanged: false };
}

function progressOf(fraction: number): ReadItem {
  return { kind: "progress", found: null, fraction: Math.min(1, fraction) };
}

async function* countBytes(source: AsyncIterable<Uint8Array>, consumed: { bytes: number }) {
  for await (const piece of source) {
    consumed.bytes += piece.byteLength;
    yield piece;
  }
}

function toReadItem(item: CatalogueItem): ReadItem {
  if (item.kind === "document") return { kind: "document", document: item.document, page: null };
  return {
    kind: "problem",
    outcome: item.isSkipped ? "skipped" : "noted",
    item: `line ${item.line}${item.externalId === null ? "" : `: ${item.externalId}`}`,
    code: item.code,
    reason: item.reason,
    keeps: keepsProduct(item) ? item.externalId : null,
  };
}

/** A product whose row went bad stays as it was; one that is no longer published goes. */
function keepsProduct({ isSkipped, code }: CatalogueProblem): boolean {
  return isSkipped && code !== "not_published";
}

/** True for a row that may be any product's: what was not met is then not gone for sure. */
function hidesProduct(item: CatalogueItem): boolean {
  return item.kind === "problem" && item.isSkipped && item.externalId === null;
}
