import type { GuardedStream } from "#platform/guarded-fetch";
import { GuardedFetchError } from "#platform/guarded-fetch-error";

/** The whole body, or `too_large` as soon as it is longer. */
export async function collectBody(response: GuardedStream, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new GuardedFetchError("too_large", { why: `more than ${maxBytes} bytes` });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The beginning of the body; what is beyond `maxBytes` is not read. */
export async function collectStart(response: GuardedStream, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes >= maxBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}
