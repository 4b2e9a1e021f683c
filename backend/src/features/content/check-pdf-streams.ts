import { Readable } from "node:stream";
import { createInflate } from "node:zlib";
import { contentError } from "./content-error.ts";
import { readLimits } from "./read-limits.ts";

/** Compressed streams inside compressed streams that are still followed. */
const nestedStreams = 4;

/**
 * Expands every zlib stream of a PDF without keeping it and throws `file_bomb` once they exceed
 * `maxBytes` together: the PDF library itself has no bound on what a stream may grow to.
 */
export async function checkPdfStreams(
  bytes: Uint8Array,
  maxBytes: number = readLimits.pdfExpandedBytes,
): Promise<void> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let left = maxBytes;
  for (const body of listStreams(data)) left -= await measureInflated(body, left, nestedStreams);
}

function* listStreams(data: Buffer): Generator<Buffer> {
  for (let at = data.indexOf("stream"); at >= 0; at = data.indexOf("stream", at + 6)) {
    if (data.toString("latin1", at - 3, at) === "end") continue;
    const start = at + 6 + (data[at + 6] === 0x0d ? 2 : 1);
    const end = data.indexOf("endstream", start);
    if (hasZlibHeader(data.subarray(start))) yield data.subarray(start, end < 0 ? data.length : end);
  }
}

/** RFC 1950: deflate, and both bytes together a multiple of 31. */
function hasZlibHeader(data: Uint8Array): boolean {
  const [first = 0, second = 0] = data;
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

async function measureInflated(body: Buffer, limit: number, depth: number): Promise<number> {
  const inflated = Readable.from([body]).pipe(createInflate());
  let total = 0;
  let nested: Buffer[] | null = null;
  try {
    for await (const chunk of inflated) {
      const piece: Buffer = Buffer.from(chunk);
      if (total === 0 && depth > 0 && hasZlibHeader(piece)) nested = [];
      total += piece.length;
      nested?.push(piece);
      if (total > limit) throw bomb();
    }
  } catch (error) {
    if (total > limit) throw error;
  }
  if (!nested) return total;
  return total + (await measureInflated(Buffer.concat(nested), limit - total, depth - 1));
}

function bomb() {
  const megabytes = readLimits.pdfExpandedBytes / 1_048_576;
  return contentError("file_bomb", `The PDF was refused: its contents expand to more than ${megabytes} MB.`);
}
