import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { FileUpload } from "#platform/route";
import { tooLargeBatch, unreadableBatch } from "./errors.ts";
import { MAX_BATCH_BYTES } from "./log-limits.ts";

/**
 * The whole body, unpacked. Stops at the first byte past the limit, however little it was packed into, so that a small
 * file which unpacks to a large one costs no more than the limit. Throws `log_batch_too_large`, `log_batch_unreadable`.
 */
export async function unpackBody({ bytes, encoding }: Pick<FileUpload, "bytes" | "encoding">): Promise<Buffer> {
  const named = (encoding ?? "identity").trim().toLowerCase();
  if (named === "identity" || named === "") return collect(bytes);
  if (named !== "gzip") throw unreadableBatch("The body's encoding is not supported: send it as it is, or as gzip.");
  const unzip = createGunzip();
  const packed = Readable.from(bytes, { objectMode: false });
  packed.on("error", (error) => unzip.destroy(error));
  try {
    return await collect(packed.pipe(unzip));
  } catch (error) {
    if (isZlibError(error)) throw unreadableBatch("The body is not valid gzip.");
    throw error;
  } finally {
    packed.destroy();
  }
}

async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source) {
    length += piece.byteLength;
    if (length > MAX_BATCH_BYTES)
      throw tooLargeBatch(`A batch has at most ${MAX_BATCH_BYTES} bytes once unpacked. Send it in parts.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces, length);
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
}
