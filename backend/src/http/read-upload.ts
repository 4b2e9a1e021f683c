import type { Request } from "express";
import { AppError } from "#platform/errors";
import type { FileUpload } from "#platform/route";

/** The request's body as it comes; throws `upload_too_large` at the first byte past the limit. */
export function readUpload(request: Request, maxBytes: number): FileUpload {
  const announced = Number(request.get("content-length") ?? 0);
  if (announced > maxBytes) throw tooLarge(maxBytes);
  return { bytes: limitBytes(request, maxBytes), ...describe(request) };
}

function describe(request: Request): Omit<FileUpload, "bytes"> {
  return { mediaType: request.get("content-type") ?? null, encoding: request.get("content-encoding") ?? null };
}

async function* limitBytes(source: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const piece of source) {
    read += piece.byteLength;
    if (read > maxBytes) throw tooLarge(maxBytes);
    yield piece;
  }
}

function tooLarge(maxBytes: number): AppError {
  return new AppError({
    kind: "too_large",
    code: "upload_too_large",
    detail: `The file is larger than the ${Math.floor(maxBytes / 1024 / 1024)} MB that may be uploaded.`,
  });
}
