import { fromBufferPromise } from "yauzl";
import type { Entry, ZipFile } from "yauzl";
import { contentError, isContentError } from "./content-error.ts";
import { readLimits } from "./read-limits.ts";

/**
 * Reads a zip archive to its end without keeping it, and returns its entries' names. The directory's own figures are
 * checked first and every entry is then expanded and counted, since the directory may lie. Throws `file_bomb`,
 * `file_encrypted` or `file_damaged`.
 */
export async function checkZip(bytes: Uint8Array): Promise<string[]> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      lazyEntries: true,
    });
    if (zip.entryCount > readLimits.zipEntries) throw bomb(`it has ${zip.entryCount} entries`);
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) entries.push(entry);
    checkDirectory(entries);
    await expandAll(zip, entries);
    return entries.map((entry) => entry.fileName);
  } catch (error) {
    if (isContentError(error)) throw error;
    throw contentError("file_damaged", "The file is not a readable zip archive. Save it again and retry.", error);
  }
}

function bomb(reason: string) {
  return contentError("file_bomb", `The file was refused: ${reason}, more than a document needs.`);
}

function checkDirectory(entries: readonly Entry[]): void {
  let total = 0;
  for (const entry of entries) {
    if (entry.isEncrypted())
      throw contentError("file_encrypted", "The file is protected by a password. Remove it and retry.");
    total += entry.uncompressedSize;
    const ratio = entry.uncompressedSize / Math.max(entry.compressedSize, 1);
    if (entry.uncompressedSize > 1_048_576 && ratio > readLimits.zipRatio) throw bomb("an entry expands enormously");
  }
  if (total > readLimits.zipExpandedBytes) throw bomb(`it expands to ${Math.round(total / 1_048_576)} MB`);
}

/** yauzl stops a stream that yields more or fewer bytes than the directory says. */
async function expandAll(zip: ZipFile, entries: readonly Entry[]): Promise<void> {
  let total = 0;
  for (const entry of entries) {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      total += Buffer.byteLength(chunk);
      if (total > readLimits.zipExpandedBytes) throw bomb("it expands without end");
    }
  }
}
