import { pipeline, type Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { GuardedFetchError } from "#platform/guarded-fetch-error";

export interface BodyLimits {
  /** Applies to the bytes on the wire and again to the bytes after decompression. */
  maxBytes: number;
}

const DECODERS: Record<string, () => Transform> = {
  gzip: () => createGunzip(),
  "x-gzip": () => createGunzip(),
  deflate: () => createInflate(),
  br: () => createBrotliDecompress(),
};

/** The encodings a request may offer; each can be undone as a stream. */
export const ACCEPT_ENCODING = "gzip, br";

/**
 * The decoded bytes of a response. Stops reading, closes the connection and throws `too_large` as soon as more than
 * `maxBytes` came over the wire or out of the decoder, so a compressed bomb costs at most that much memory. Throws
 * `bad_response` for an encoding that was not offered or is applied more than once.
 */
export async function* readGuardedBody(
  source: Readable,
  encoding: string,
  limits: BodyLimits,
): AsyncGenerator<Uint8Array> {
  const wire = { bytes: 0, maxBytes: limits.maxBytes };
  const decoded = decode(source, encoding, wire);
  try {
    yield* countBytes(decoded, { bytes: 0, maxBytes: limits.maxBytes });
  } catch (error) {
    const isEmpty = wire.bytes === 0 && decoded !== source && source.readableEnded;
    if (!isEmpty) throw error;
  } finally {
    decoded.destroy();
    source.destroy();
  }
}

interface Count {
  bytes: number;
  maxBytes: number;
}

function decode(source: Readable, encoding: string, wire: Count): Readable {
  const name = encoding.trim().toLowerCase();
  if (name === "" || name === "identity") return source;
  const createDecoder = DECODERS[name];
  if (!createDecoder) throw new GuardedFetchError("bad_response", { why: "unknown content encoding" });
  const decoder = createDecoder();
  // Errors of every stage destroy the decoder, which is where they are read.
  pipeline(
    source,
    (chunks: AsyncIterable<Uint8Array>) => countBytes(chunks, wire),
    decoder,
    () => undefined,
  );
  return decoder;
}

async function* countBytes(chunks: AsyncIterable<Uint8Array>, count: Count): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    count.bytes += chunk.byteLength;
    if (count.bytes > count.maxBytes) {
      throw new GuardedFetchError("too_large", { why: `more than ${count.maxBytes} bytes` });
    }
    yield chunk;
  }
}
