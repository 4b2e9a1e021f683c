import { pipeline } from "node:stream/promises";
import type { Response } from "express";
import type { RouteContract } from "@netvexa/contract";
import type { StreamEvent, TypedBytes } from "#platform/route";

const HEARTBEAT_MS = 15_000;

/** What a handler returned, ready to be sent: only fields that the contract names leave the house. */
export function encodeJson(contract: RouteContract, result: unknown): { status: number; body: unknown } {
  if (contract.response.kind !== "json") return { status: 204, body: null };
  return { status: contract.response.status, body: contract.response.schema.parse(result) };
}

export function sendJson(response: Response, reply: { status: number; body: unknown }): void {
  response.status(reply.status);
  if (reply.status === 204) response.end();
  else if (response.req.method === "GET") response.json(reply.body);
  else sendUnmarked(response, JSON.stringify(reply.body));
}

/** Without the mark by which a copy is recognised: nobody keeps one of what was written. */
function sendUnmarked(response: Response, json: string): void {
  response.setHeader("Content-Type", "application/json; charset=utf-8");
  response.setHeader("Content-Length", Buffer.byteLength(json));
  response.end(json);
}

export function sendBytes(response: Response, { mediaType, bytes }: TypedBytes): void {
  // Not by Express, which adds a character set.
  response.status(200).setHeader("Content-Type", mediaType);
  response.end(bytes);
}

/** Sends a file to be saved. What fails on the way cuts the connection, so that half a file is never taken for a whole. */
export async function sendFile(
  response: Response,
  file: { mediaType: string; fileName: string },
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  response.status(200).set({
    "Content-Type": file.mediaType,
    "Content-Disposition": `attachment; filename="${file.fileName}"`,
    "Cache-Control": "no-store",
  });
  await pipeline(bytes, response);
}

/** Sends server-sent events until the source ends or the client is gone; comments keep proxies from closing it. */
export async function sendEvents(response: Response, events: AsyncIterable<StreamEvent>): Promise<void> {
  response.status(200).set({
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-cache, no-transform",
    "X-Accel-Buffering": "no",
  });
  response.flushHeaders();
  const heartbeat = setInterval(() => response.write(": alive\n\n"), HEARTBEAT_MS);
  try {
    for await (const event of events) {
      if (response.destroyed) break;
      await write(response, encodeEvent(event));
    }
  } finally {
    clearInterval(heartbeat);
    response.end();
  }
}

/** An event that many follow is written out once. */
const encodedEvents = new WeakMap<StreamEvent, Buffer>();

function encodeEvent(event: StreamEvent): Buffer {
  const known = encodedEvents.get(event);
  if (known) return known;
  const encoded = Buffer.from(`id: ${event.id}\ndata: ${JSON.stringify(event.data)}\n\n`);
  encodedEvents.set(event, encoded);
  return encoded;
}

async function write(response: Response, bytes: Buffer): Promise<void> {
  if (response.write(bytes)) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      response.off("drain", done);
      response.off("close", done);
      resolve();
    };
    response.once("drain", done);
    response.once("close", done);
  });
}
