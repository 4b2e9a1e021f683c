import express, { type Express, type Request, type RequestHandler, type Response } from "express";
import type { RouteContract } from "@netvexa/contract";
import type { Platform } from "#platform/platform";
import type {
  AnyRoute,
  InstallationContext,
  RouteInput,
  SocketSession,
  StreamEvent,
  TypedBytes,
} from "#platform/route";
import { authenticate, type Caller, type Entered } from "./authenticate.ts";
import { AppError } from "#platform/errors";
import { allowOrigin } from "./cors.ts";
import { runOnce, scopeOf, type Reply } from "./idempotency.ts";
import { parseRequest, type ParsedRequest } from "./parse-request.ts";
import { countFailedCredential, limitAddress, limitPerson, limitTenant } from "./rate-limits.ts";
import { readUpload } from "./read-upload.ts";
import { clientOf } from "./request-client.ts";
import { encodeJson, sendBytes, sendEvents, sendFile, sendJson } from "./reply.ts";
import { requestFacts } from "./request-facts.ts";
import { createRecheck } from "./recheck-credential.ts";
import { serveSocket, type SocketOpening } from "./serve-socket.ts";
import { noteBody } from "./signed-request.ts";

const MAX_JSON_BYTES = 2 * 1024 * 1024;

/** Puts one route behind the envelope: credential → limits → parsing → idempotency → operation → reply. */
export function mountRoute(app: Express, platform: Platform, route: AnyRoute): void {
  const path = `${platform.env.basePath}${route.contract.path.replaceAll(/\{(\w+)\}/g, ":$1")}`;
  const body = route.contract.request.upload
    ? []
    : [express.json({ limit: MAX_JSON_BYTES, strict: true, verify: noteBody })];
  app[route.contract.method](path, ...body, handlerFor(platform, route));
}

type Handle = (
  ctx: NonNullable<Entered> | InstallationContext,
  input: RouteInput<AnyRoute["contract"]>,
) => Promise<unknown>;

function handlerFor(platform: Platform, route: AnyRoute): RequestHandler {
  // The registry forgets each contract's own types; the schemas hold them again at run time.
  const handle = route.handle as Handle;
  return async (request, response) => {
    const door = { platform, requestId: requestFacts(response).requestId };
    const ctx = await enter({ door, request, response }, route);
    if (ctx && "tenantId" in ctx) allowOrigin(ctx, response);
    if (route.contract.rateLimit !== "none") await limit({ platform, ctx, route }, request.ip ?? "unknown");
    const parsed = parseRequest(route.contract, request);
    const input = { ...toInput(parsed, { door, request, response }), upload: uploadOf(route, request) };
    const run = () => handle(ctx ?? door, input);
    if (isSocket(route.contract))
      return openSocket({ door, request, response }, { contract: route.contract, ctx, run });
    await reply({ platform, route, ctx, input, response }, run);
  };
}

interface SocketCall {
  contract: SocketOpening["contract"];
  ctx: Entered;
  run(): Promise<unknown>;
}

async function openSocket(caller: Caller, { contract, ctx, run }: SocketCall): Promise<void> {
  if (ctx === null || !("tenantId" in ctx)) throw new Error("A socket acts in a tenant.");
  const session = asSession(await run());
  const { request, response } = caller;
  serveSocket({ contract, ctx, request, response, recheck: createRecheck(caller, contract) }, session);
}

function isSocket(contract: RouteContract): contract is SocketOpening["contract"] {
  return contract.response.kind === "socket";
}

function asSession(value: unknown): SocketSession {
  if (typeof value === "object" && value !== null && "open" in value && "receive" in value)
    return value as SocketSession;
  throw new Error("A route that opens a socket must return its session.");
}

async function enter(caller: Caller, route: AnyRoute): Promise<Entered> {
  try {
    return await authenticate(caller, route.contract);
  } catch (error) {
    // A browser without a session guesses nothing: its cookie is signed.
    const guessed = caller.request.get("authorization") !== undefined || caller.request.get("cookie") === undefined;
    if (guessed && error instanceof AppError && error.kind === "unauthenticated") {
      await countFailedCredential(caller.door.platform, caller.request.ip ?? "unknown");
    }
    throw error;
  }
}

type Limited = Pick<Exchange, "platform" | "ctx" | "route">;

async function limit({ platform, ctx, route }: Limited, address: string): Promise<void> {
  const { rateLimit } = route.contract;
  if (ctx === null) return limitAddress(platform, rateLimit, address);
  return "tenantId" in ctx ? limitTenant(ctx, rateLimit, address) : limitPerson(ctx, rateLimit);
}

/** Undefined for the routes that take no file, as their own type says. */
function uploadOf(route: AnyRoute, request: Request) {
  const { upload } = route.contract.request;
  return (upload ? readUpload(request, upload.maxBytes) : undefined) as never;
}

function toInput(parsed: ParsedRequest, { door, request, response }: Caller) {
  const gone = new AbortController();
  // An abort that nobody hears costs more than the rest of a short request.
  response.on("close", () => void (response.writableFinished || gone.abort()));
  return {
    // Parsed by the route's own schemas a line above; the registry only no longer knows which.
    ...(parsed as RouteInput<AnyRoute["contract"]>),
    signal: gone.signal,
    client: clientOf(door.platform, { request, response }),
    lastEventId: request.get("last-event-id") ?? null,
    idempotencyKey: request.get("idempotency-key") ?? null,
  };
}

interface Exchange {
  platform: Platform;
  route: AnyRoute;
  ctx: Entered;
  input: RouteInput<AnyRoute["contract"]>;
  response: Response;
}

async function reply(exchange: Exchange, run: () => Promise<unknown>): Promise<void> {
  const { contract } = exchange.route;
  if (contract.response.kind === "events") {
    await sendEvents(exchange.response, asIterable<StreamEvent>(await run()));
    return;
  }
  if (contract.response.kind === "file") {
    await sendFile(exchange.response, contract.response, asIterable<Uint8Array>(await run()));
    return;
  }
  if (contract.response.kind === "bytes") {
    sendBytes(exchange.response, asTypedBytes(await run()));
    return;
  }
  const work = async () => encodeJson(contract, await run());
  sendJson(exchange.response, contract.idempotency === "required" ? await once(exchange, work) : await work());
}

function once(exchange: Exchange, work: () => Promise<Reply>): Promise<Reply> {
  const { params, query, body, idempotencyKey } = exchange.input;
  const scope = scopeOf(exchange.platform, exchange.ctx);
  return runOnce(
    scope,
    { operation: exchange.route.contract.id, key: idempotencyKey, content: { params, query, body } },
    work,
  );
}

function asTypedBytes(value: unknown): TypedBytes {
  if (typeof value === "object" && value !== null && "bytes" in value && "mediaType" in value) {
    return value as TypedBytes;
  }
  throw new Error("A route that answers bytes must say of what type.");
}

function asIterable<T>(value: unknown): AsyncIterable<T> {
  if (typeof value === "object" && value !== null && Symbol.asyncIterator in value) {
    return value as AsyncIterable<T>;
  }
  throw new Error("A route that streams must return an async iterable.");
}
