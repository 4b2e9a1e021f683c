import { catalogueOptions, websiteOptions, type sourcePreview } from "@netvexa/contract";
import type { z } from "zod";
import { createDocumentReader } from "#features/content";
import { readCatalogue, recogniseCatalogue } from "#features/commerce";
import { previewWebsite } from "#features/crawling";
import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { sourceCannotSync, sourceHasNoContent } from "./errors.ts";
import { readFiles } from "./file-queries.ts";
import { openCatalogue, type CatalogueFile } from "./open-catalogue.ts";
import { previewDocument } from "./preview-document.ts";
import { toReaderOptions } from "./read-catalogue-source.ts";
import { readBytes } from "./read-file-source.ts";
import { toCrawlInput } from "./read-website-source.ts";
import { findSource } from "./source-queries.ts";
import { readStorefrontDefaults } from "./storefront-defaults.ts";

export type SourcePreview = z.output<typeof sourcePreview>;

const SHOWN = 10;
const PROBLEMS_SHOWN = 50;

export type PreviewedSource =
  | { kind: "website"; options: z.output<typeof websiteOptions> }
  | { kind: "catalogue"; options: z.output<typeof catalogueOptions> };

/** Reads the first documents of a website or a feed and keeps nothing. Throws `source_unreachable`. */
export function previewSource(ctx: TenantContext, of: PreviewedSource, signal: AbortSignal): Promise<SourcePreview> {
  if (of.kind === "website") return previewPages(ctx, of.options, signal);
  return previewProducts(ctx, { sourceId: newId(), options: of.options }, signal);
}

/** The same for a source that is there already, of what was uploaded to it too. Throws `source_has_no_content`. */
export async function previewUpload(ctx: TenantContext, sourceId: string, signal: AbortSignal): Promise<SourcePreview> {
  const source = await tenantTransaction(ctx, (transaction) => findSource(ctx, transaction, sourceId));
  switch (source.kind) {
    case "website":
      return previewPages(ctx, websiteOptions.parse(source.options), signal);
    case "catalogue":
      return previewProducts(ctx, { sourceId, options: catalogueOptions.parse(source.options) }, signal);
    case "file":
      return previewFile(ctx, sourceId);
    default:
      throw sourceCannotSync(source.kind);
  }
}

async function previewPages(
  ctx: TenantContext,
  options: z.output<typeof websiteOptions>,
  signal: AbortSignal,
): Promise<SourcePreview> {
  const preview = await previewWebsite({ ...toCrawlInput(ctx.platform, options), signal, pages: SHOWN });
  const stop = preview.stoppedBy;
  const problems = [
    ...(stop === null ? [] : [{ item: options.startUrl, code: stop, reason: "The site would not be read." }]),
    ...preview.failed.map(({ url, reason, detail }) => ({ item: url, code: reason, reason: detail })),
    ...preview.skipped.map(({ url, reason }) => ({ item: url, code: reason, reason: "It would be left out." })),
  ];
  const documents = preview.pages.map(({ url, title, kind, language }) => ({
    externalId: url,
    kind,
    title,
    url,
    language,
    text: "",
    variants: 0,
    price: null,
  }));
  return { documents, problems: problems.slice(0, PROBLEMS_SHOWN), format: null, found: preview.found };
}

async function previewProducts(
  ctx: TenantContext,
  { sourceId, options }: { sourceId: string; options: z.output<typeof catalogueOptions> },
  signal: AbortSignal,
): Promise<SourcePreview> {
  const defaults = await readStorefrontDefaults(ctx);
  const file = await openCatalogue(ctx, { sourceId, url: options.url, before: null }, signal);
  if (!file) throw sourceHasNoContent();
  try {
    const format = options.format === "auto" ? await findFormat(file, options) : options.format;
    const preview: SourcePreview = { documents: [], problems: [], format, found: null };
    for await (const item of readCatalogue(file.open(), toReaderOptions(options, defaults))) {
      if (item.kind === "document") preview.documents.push(previewDocument(item.document));
      else preview.problems.push({ item: `line ${item.line}`, code: item.code, reason: item.reason });
      if (preview.documents.length >= SHOWN || preview.problems.length >= PROBLEMS_SHOWN) break;
    }
    return preview;
  } finally {
    await file.release();
  }
}

async function findFormat(
  file: CatalogueFile,
  { mapping }: z.output<typeof catalogueOptions>,
): Promise<SourcePreview["format"]> {
  const recognised = await recogniseCatalogue(file.open());
  return mapping !== null && recognised !== "json-lines" ? "csv" : recognised;
}

async function previewFile(ctx: TenantContext, sourceId: string): Promise<SourcePreview> {
  const [file] = await tenantTransaction(ctx, (transaction) => readFiles(ctx, transaction, sourceId));
  if (!file) throw sourceHasNoContent();
  const reader = createDocumentReader();
  try {
    const bytes = await readBytes(ctx, file);
    const { document, notices } = await reader.readFile({ name: file.name, bytes, contentType: file.mediaType });
    const problems = notices.map(({ code, detail }) => ({ item: file.name, code, reason: detail }));
    return { documents: [previewDocument(document)], problems, format: null, found: 1 };
  } finally {
    await reader.close();
  }
}
