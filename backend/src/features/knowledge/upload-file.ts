import type { sourceFile } from "@netvexa/contract";
import type { z } from "zod";
import { AppError, notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import type { FileUpload } from "#platform/route";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { enqueueSync } from "./enqueue-sync.ts";
import { tooManyFiles, uploadNotTaken } from "./errors.ts";
import { deleteFileRows, readFiles, writeFile, type FileRow } from "./file-queries.ts";
import { askForSyncSoon, findSource, lockSource, type SourceRow } from "./source-queries.ts";

export type SourceFile = z.output<typeof sourceFile>;

const MOST_FILES = 1_000;

export interface NewFile {
  sourceId: string;
  fileName: string;
  upload: FileUpload;
  /** Begin to read the source, or read it once more when it is being read right now. */
  sync: boolean;
}

/**
 * Stores a file of a file source, or the catalogue of a catalogue source, in place of one of that name before it.
 * Throws `upload_not_taken`, `upload_empty`, `too_many_files`, and what reading the upload throws.
 */
export async function uploadFile(ctx: TenantContext, file: NewFile): Promise<SourceFile> {
  await assertTakesFiles(ctx, file);
  const { objects } = ctx.platform;
  const objectPath = `sources/${file.sourceId}/${newId()}`;
  const stored = await objects.put({ ctx, path: objectPath }, file.upload.bytes);
  try {
    if (stored.bytes === 0) throw uploadEmpty();
    const { row, replaced } = await noteFile(ctx, file, { objectPath, ...stored });
    for (const path of replaced) await objects.remove({ ctx, path });
    return toSourceFile(row);
  } catch (error) {
    await objects.remove({ ctx, path: objectPath });
    throw error;
  }
}

async function assertTakesFiles(ctx: TenantContext, { sourceId, fileName }: NewFile): Promise<void> {
  await tenantTransaction(ctx, async (transaction) => {
    const source = await findSource(ctx, transaction, sourceId);
    if (!takesFiles(source)) throw uploadNotTaken(source.kind);
    const files = await readFiles(ctx, transaction, sourceId);
    if (files.length >= MOST_FILES && !files.some(({ name }) => name === fileName)) throw tooManyFiles(MOST_FILES);
  });
}

function takesFiles({ kind, options }: SourceRow): boolean {
  return kind === "file" || (kind === "catalogue" && (options["url"] ?? null) === null);
}

type StoredFile = Pick<FileRow, "objectPath" | "bytes" | "contentHash">;

function noteFile(
  ctx: TenantContext,
  { sourceId, fileName, upload, sync }: NewFile,
  stored: StoredFile,
): Promise<{ row: FileRow; replaced: string[] }> {
  return tenantTransaction(ctx, async (transaction) => {
    if (!(await lockSource(ctx, transaction, sourceId))) throw notFound("source");
    const source = await findSource(ctx, transaction, sourceId);
    const file = { name: fileName, mediaType: upload.mediaType?.slice(0, 200) ?? null, ...stored };
    const { row, replaced } = await writeFile(ctx, transaction, { sourceId, file });
    const others =
      source.kind === "catalogue" ? await deleteFileRows(ctx, transaction, { sourceId, except: fileName }) : [];
    if (sync && !(await enqueueSync(ctx, transaction, sourceId))) await askForSyncSoon(ctx, transaction, sourceId);
    return { row, replaced: [...(replaced === null ? [] : [replaced]), ...others] };
  });
}

function uploadEmpty(): AppError {
  return new AppError({ kind: "unprocessable", code: "upload_empty", detail: "The file that was sent is empty." });
}

export async function listFiles(ctx: TenantContext, sourceId: string): Promise<{ files: SourceFile[] }> {
  const rows = await tenantTransaction(ctx, async (transaction) => {
    await findSource(ctx, transaction, sourceId);
    return readFiles(ctx, transaction, sourceId);
  });
  return { files: rows.map(toSourceFile) };
}

/** Takes a file out; its document goes with the sync that this asks for. Throws `not_found`. */
export async function deleteFile(ctx: TenantContext, { sourceId, fileName }: { sourceId: string; fileName: string }) {
  const gone = await tenantTransaction(ctx, async (transaction) => {
    if (!(await lockSource(ctx, transaction, sourceId))) throw notFound("source");
    const source = await findSource(ctx, transaction, sourceId);
    const paths = await deleteFileRows(ctx, transaction, { sourceId, name: fileName });
    if (paths.length === 0) throw notFound("file");
    const isRead = source.kind === "file" && (await enqueueSync(ctx, transaction, sourceId)) !== null;
    if (source.kind === "file" && !isRead) await askForSyncSoon(ctx, transaction, sourceId);
    return paths;
  });
  for (const path of gone) await ctx.platform.objects.remove({ ctx, path });
}

function toSourceFile({ name, bytes, contentHash, mediaType, uploadedAt }: FileRow): SourceFile {
  return { name, bytes, contentHash, mediaType, uploadedAt: uploadedAt.toISOString() };
}
