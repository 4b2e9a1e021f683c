import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { AppError } from "#platform/errors";
import { catalogueLimits } from "./catalogue-limits.ts";

interface Counted {
  chunks: AsyncGenerator<Uint8Array>;
  /** Bytes taken from the source so far. */
  taken: () => number;
}

/**
 * The bytes of a stream, expanded where they begin as gzip (RFC 1952, several members too), in constant memory. Throws
 * `file_bomb` when they expand beyond `catalogueLimits.gzipRatio`, `file_too_large` beyond `expandedBytes`, and
 * `file_damaged` where the compressed data break off, after what could be read.
 */
export async function* expandGzip(
  source: AsyncIterable<Uint8Array>,
  limits: Pick<typeof catalogueLimits, "expandedBytes" | "gzipRatio" | "gzipRatioFromBytes"> = catalogueLimits,
): AsyncGenerator<Uint8Array> {
  const { head, rest } = await takeHead(source);
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  const counted = count(head, rest);
  let total = 0;
  for await (const chunk of isGzip ? gunzip(counted.chunks) : counted.chunks) {
    total += chunk.length;
    if (total > limits.expandedBytes) throw tooLarge(limits.expandedBytes);
    if (isGzip && total > limits.gzipRatioFromBytes && total > counted.taken() * limits.gzipRatio) throw bomb();
    yield chunk;
  }
}

async function takeHead(source: AsyncIterable<Uint8Array>): Promise<{ head: Buffer; rest: AsyncIterator<Uint8Array> }> {
  const rest = source[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < 2) {
    const { value, done } = await rest.next();
    if (done) break;
    head = Buffer.concat([head, value]);
  }
  return { head, rest };
}

function count(head: Buffer, rest: AsyncIterator<Uint8Array>): Counted {
  let taken = 0;
  async function* run(): AsyncGenerator<Uint8Array> {
    try {
      taken += head.length;
      if (head.length > 0) yield head;
      for (let next = await rest.next(); !next.done; next = await rest.next()) {
        taken += next.value.length;
        yield next.value;
      }
    } finally {
      await rest.return?.();
    }
  }
  return { chunks: run(), taken: () => taken };
}

async function* gunzip(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const expanding = createGunzip();
  const feeding = pipeline(Readable.from(chunks), expanding);
  // Its error comes out of the loop below; an early end of the reader is none.
  feeding.catch(() => undefined);
  try {
    for await (const chunk of expanding) yield Buffer.from(chunk);
  } catch (error) {
    throw error instanceof AppError ? error : damaged(error);
  } finally {
    expanding.destroy();
  }
}

function tooLarge(bytes: number): AppError {
  const detail = `The catalogue is larger than ${Math.round(bytes / 1_048_576)} MB. Split it into several.`;
  return new AppError({ kind: "too_large", code: "file_too_large", detail });
}

function bomb(): AppError {
  const detail = "The compressed catalogue expands beyond any honest one and was refused.";
  return new AppError({ kind: "unprocessable", code: "file_bomb", detail });
}

function damaged(cause: unknown): AppError {
  const detail = "The compressed catalogue is damaged or breaks off. Send it again.";
  return new AppError({ kind: "unprocessable", code: "file_damaged", detail, cause });
}
