import type { IncomingMessage } from "node:http";
import type { Request } from "express";
import { hashBody, type SignedRequest } from "#features/sites";
import type { Platform } from "#platform/platform";

const hashes = new WeakMap<IncomingMessage, string>();
const NOTHING = hashBody("");

/** Notes what a body was, byte by byte, before it is parsed: a signature is over that. */
export function noteBody(request: IncomingMessage, _response: unknown, bytes: Buffer): void {
  if (request.headers.authorization !== undefined) hashes.set(request, hashBody(bytes));
}

/** What a signature has to hold for. */
export function toSignedRequest({ env }: Platform, request: Request): SignedRequest {
  return {
    authorization: request.get("authorization") ?? "",
    method: request.method,
    path: request.originalUrl.slice(env.basePath.length),
    bodyHash: hashes.get(request) ?? NOTHING,
  };
}
