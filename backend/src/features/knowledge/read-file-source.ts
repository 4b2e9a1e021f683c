import { createDocumentReader, readLimits, type DocumentReader } from "#features/content";
import { AppError } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { readKnownDocuments } from "./document-queries.ts";
import { readFiles, type FileRow } from "./file-queries.ts";
import type { SourceToRead } from "./read-catalogue-source.ts";
import type { ReadItem, SourceReading } from "./read-item.ts";

/** Reads the files of a source; one that was read before is known by its hash and not opened. */
export async function* readFileSource(
  ctx: TenantContext,
  { source, signal }: Pick<SourceToRead, "source" | "signal">,
): SourceReading {
  const { files, known } = await tenantTransaction(ctx, async (transaction) => {
    const files = await readFiles(ctx, transaction, source.id);
    const externalIds = files.map(({ name }) => name);
    return { files, known: await readKnownDocuments(ctx, transaction, { sourceId: source.id, externalIds }) };
  });
  const reader = createDocumentReader();
  try {
    for (const [index, file] of files.entries()) {
      signal.throwIfAborted();
      const isKnown = known.get(file.name)?.etag === file.contentHash;
      if (isKnown) yield { kind: "unchanged", externalId: file.name, page: null };
      else yield* readOne(ctx, reader, file);
      yield { kind: "progress", found: files.length, fraction: (index + 1) / files.length };
    }
  } finally {
    await reader.close();
  }
  return { complete: true, feed: null, unchanged: false };
}

async function* readOne(ctx: TenantContext, reader: DocumentReader, file: FileRow): AsyncGenerator<ReadItem> {
  const item = file.name;
  try {
    const bytes = await readBytes(ctx, file);
    const { document, notices } = await reader.readFile({ name: file.name, bytes, contentType: file.mediaType });
    const page = { etag: file.contentHash, lastModified: null, readAt: null };
    yield { kind: "document", document: { ...document, externalId: file.name }, page };
    for (const { code, detail } of notices) {
      yield { kind: "problem", outcome: "noted", item, code, reason: detail, keeps: null };
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    yield { kind: "problem", outcome: "failed", item, code: error.code, reason: error.detail, keeps: file.name };
  }
}

export async function readBytes(ctx: TenantContext, file: FileRow): Promise<Uint8Array> {
  if (file.bytes > readLimits.fileBytes) {
    const detail = `The file is larger than ${readLimits.fileBytes / 1_048_576} MB.`;
    throw new AppError({ kind: "too_large", code: "file_too_large", detail });
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of ctx.platform.objects.read({ ctx, path: file.objectPath })) pieces.push(piece);
  return Buffer.concat(pieces);
}
