import type { Readable } from "node:stream";
import { Agent, type Dispatcher } from "undici";
import type { AllowTarget } from "#platform/allowed-addresses";
import { ACCEPT_ENCODING, readGuardedBody } from "#platform/guarded-body";
import { createDialPolicy, createGuardedConnector, type ResolveName } from "#platform/guarded-connector";
import { GuardedFetchError, toGuardedFetchError, type CutOff } from "#platform/guarded-fetch-error";
import { parseGuardedUrl } from "#platform/guarded-url";

export interface GuardedFetchOptions {
  /** Sent with every request, such as `NetvexaBot/1.0 (+https://example.com/bot)`. */
  userAgent: string;
  /** From `parseAllowedAddresses`; nothing private is allowed without it. */
  allow?: AllowTarget;
  /** Ports that need no allowance; 80 and 443 unless given. */
  ports?: readonly number[];
  /** For tests and installations with name servers of their own. Asked once for each connection. */
  resolver?: ResolveName;
}

export interface GuardedRequest {
  method?: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  signal?: AbortSignal;
  /** Of the body, on the wire and after decompression; 5 MiB unless given. */
  maxBytes?: number;
  /** For the whole exchange with all redirects; 20,000 unless given, at most 600,000. */
  timeoutMs?: number;
  /** Without a byte of header or body; 10,000 unless given. */
  idleTimeoutMs?: number;
  /** 5 unless given. */
  maxRedirects?: number;
  /** `manual` returns the redirect itself; its target is in `location`. */
  redirect?: "follow" | "manual";
  /** Media types such as `text/html`; a successful response of another type is refused unread (`unsupported_type`). */
  accept?: readonly string[];
}

export interface GuardedHead {
  /** Where the response came from in the end. */
  url: string;
  status: number;
  headers: Headers;
  /** Addresses that redirected, in order. */
  redirects: string[];
  /** Absolute target of a redirect that was not followed. */
  location: string | null;
}

export interface GuardedStream extends GuardedHead {
  /** Decoded and limited. To be read or cancelled, else the connection stays open until the timeout. */
  body: AsyncGenerator<Uint8Array>;
  /** Drops the body and its connection. */
  cancel(): void;
}

export interface GuardedResponse extends GuardedHead {
  body: Buffer;
}

/**
 * Requests to addresses that somebody gave us. Guarantees: http and https only; no user info; ports 80 and 443 and
 * public addresses unless the operator allowed a target; each name is resolved once for each connection and the
 * checked address is the one that is dialled; redirects pass the same checks, at most five are followed, and headers
 * other than harmless ones are not carried to another origin; no cookies are kept; size, header size, idle and total
 * time are limited. Throws `GuardedFetchError` only. An HTTP error status is a response, not an error.
 */
export interface GuardedFetch {
  (url: string | URL, request?: GuardedRequest): Promise<GuardedResponse>;
  /** The same with the body as a stream, for what need not be held in memory whole. */
  open(url: string | URL, request?: GuardedRequest): Promise<GuardedStream>;
  /** Closes idle connections and refuses further requests. */
  close(): Promise<void>;
}

const DEFAULTS = { maxBytes: 5 * 1024 * 1024, timeoutMs: 20_000, idleTimeoutMs: 10_000, maxRedirects: 5 } as const;
const MAX_TIMEOUT_MS = 600_000;
const MAX_HEADER_BYTES = 32 * 1024;

export function createGuardedFetch(options: GuardedFetchOptions): GuardedFetch {
  const agent = new Agent({
    connect: createGuardedConnector(createDialPolicy(options)),
    maxHeaderSize: MAX_HEADER_BYTES,
    connections: 8,
    pipelining: 1,
    allowH2: false,
  });
  const open = (url: string | URL, request: GuardedRequest = {}) =>
    openGuarded({ agent, userAgent: options.userAgent }, url, request);
  const fetch = async (url: string | URL, request: GuardedRequest = {}) => collect(await open(url, request));
  return Object.assign(fetch, { open, close: () => agent.close() });
}

interface Client {
  agent: Agent;
  userAgent: string;
}

interface Hop {
  url: URL;
  method: NonNullable<GuardedRequest["method"]>;
  headers: Record<string, string>;
  body: string | Uint8Array | null;
}

async function openGuarded(client: Client, address: string | URL, request: GuardedRequest): Promise<GuardedStream> {
  const timeoutMs = Math.min(Math.max(1, request.timeoutMs ?? DEFAULTS.timeoutMs), MAX_TIMEOUT_MS);
  const cut: CutOff = { timeout: AbortSignal.timeout(timeoutMs), caller: request.signal };
  try {
    return await followHops({ client, request, cut }, firstHop(client, address, request));
  } catch (error) {
    throw toGuardedFetchError(error, cut);
  }
}

interface Exchange {
  client: Client;
  request: GuardedRequest;
  cut: CutOff;
}

async function followHops(exchange: Exchange, first: Hop): Promise<GuardedStream> {
  const redirects: string[] = [];
  for (let hop = first; ;) {
    const response = await send(exchange, hop);
    // A body that is dropped unread reports that as an error, which would end the process without a listener.
    response.body.on("error", () => undefined);
    const location = redirectTarget(response, hop.url);
    if (location === null || exchange.request.redirect === "manual") {
      return toStream(exchange, response, { hop, redirects, location });
    }
    await response.body.dump({ limit: 16_384 });
    redirects.push(hop.url.href);
    checkRedirect(location, redirects, exchange.request.maxRedirects ?? DEFAULTS.maxRedirects);
    hop = nextHop(hop, location, response.statusCode);
  }
}

function send({ client, request, cut }: Exchange, hop: Hop): Promise<Dispatcher.ResponseData> {
  const idleTimeoutMs = request.idleTimeoutMs ?? DEFAULTS.idleTimeoutMs;
  return client.agent.request({
    origin: hop.url.origin,
    path: `${hop.url.pathname}${hop.url.search}`,
    method: hop.method,
    headers: hop.headers,
    body: hop.body,
    signal: cut.caller ? AbortSignal.any([cut.timeout, cut.caller]) : cut.timeout,
    headersTimeout: idleTimeoutMs,
    bodyTimeout: idleTimeoutMs,
  });
}

const NOT_FOR_CALLERS = new Set(["host", "connection", "content-length", "transfer-encoding", "accept-encoding", "te"]);

function firstHop(client: Client, address: string | URL, request: GuardedRequest): Hop {
  const given = Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    url: parseGuardedUrl(address),
    method: request.method ?? "GET",
    headers: {
      accept: request.accept ? `${request.accept.join(", ")}, */*;q=0.1` : "*/*",
      ...Object.fromEntries(given.filter(([name]) => !NOT_FOR_CALLERS.has(name))),
      "user-agent": client.userAgent,
      "accept-encoding": ACCEPT_ENCODING,
    },
    body: request.body ?? null,
  };
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

function redirectTarget(response: Dispatcher.ResponseData, base: URL): URL | null {
  const { location } = response.headers;
  if (!REDIRECTS.has(response.statusCode) || typeof location !== "string") return null;
  return parseGuardedUrl(location, base);
}

function checkRedirect(target: URL, redirects: readonly string[], maxRedirects: number): void {
  if (redirects.includes(target.href)) throw new GuardedFetchError("redirect_loop");
  if (redirects.length > maxRedirects) throw new GuardedFetchError("too_many_redirects");
}

const FOR_EVERY_ORIGIN = new Set(["accept", "accept-language", "accept-encoding", "user-agent"]);

/** The next request after a redirect, as the Fetch standard's redirect rules say, but stricter between origins. */
function nextHop(hop: Hop, target: URL, status: number): Hop {
  const becomesGet = (status === 303 && hop.method !== "HEAD") || (status < 303 && hop.method === "POST");
  const body = becomesGet ? null : hop.body;
  const isSameOrigin = target.origin === hop.url.origin;
  if (!isSameOrigin && body !== null) throw new GuardedFetchError("redirect_refused");
  const kept = Object.entries(hop.headers).filter(
    ([name]) => FOR_EVERY_ORIGIN.has(name) || (isSameOrigin && !(becomesGet && name.startsWith("content-"))),
  );
  return { url: target, method: becomesGet ? "GET" : hop.method, headers: Object.fromEntries(kept), body };
}

interface Arrival {
  hop: Hop;
  redirects: string[];
  location: URL | null;
}

function toStream(exchange: Exchange, response: Dispatcher.ResponseData, arrival: Arrival): GuardedStream {
  const headers = toHeaders(response.headers);
  refuseType(exchange.request.accept, response, headers);
  return {
    url: arrival.hop.url.href,
    status: response.statusCode,
    headers,
    redirects: arrival.redirects,
    location: arrival.location?.href ?? null,
    body: readBody(exchange, response, { isHead: arrival.hop.method === "HEAD", headers }),
    cancel: () => void response.body.destroy(),
  };
}

function refuseType(accept: readonly string[] | undefined, response: Dispatcher.ResponseData, headers: Headers): void {
  const type = (headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (!accept || response.statusCode > 299 || type === "" || accept.includes(type)) return;
  response.body.destroy();
  throw new GuardedFetchError("unsupported_type", { why: type });
}

async function* readBody(
  { request, cut }: Exchange,
  response: Dispatcher.ResponseData,
  about: { isHead: boolean; headers: Headers },
): AsyncGenerator<Uint8Array> {
  const source: Readable = response.body;
  const isEmpty =
    about.isHead || [204, 304].includes(response.statusCode) || about.headers.get("content-length") === "0";
  const encoding = isEmpty ? "" : (about.headers.get("content-encoding") ?? "");
  try {
    yield* readGuardedBody(source, encoding, { maxBytes: request.maxBytes ?? DEFAULTS.maxBytes });
  } catch (error) {
    throw toGuardedFetchError(error, cut);
  }
}

function toHeaders(received: Dispatcher.ResponseData["headers"]): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(received)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  return headers;
}

async function collect(stream: GuardedStream): Promise<GuardedResponse> {
  const { url, status, headers, redirects, location } = stream;
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream.body) chunks.push(chunk);
  return { url, status, headers, redirects, location, body: Buffer.concat(chunks) };
}
