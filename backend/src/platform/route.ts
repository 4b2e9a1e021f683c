import type { RateLimitClass, RouteContract } from "@netvexa/contract";
import type { z } from "zod";
import type { AuthClient } from "./auth-call.ts";
import type { OrganisationContext, PersonContext } from "./auth-context.ts";
import type { Platform } from "./platform.ts";
import type { TenantContext } from "./tenant-context.ts";

/** For routes without a tenant: documentation, and the operator's. */
export interface InstallationContext {
  readonly platform: Platform;
  readonly requestId: string;
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

/** The request after every part was parsed by its schema. */
export interface RouteInput<C extends RouteContract> {
  params: Parsed<C["request"]["params"]>;
  query: Parsed<C["request"]["query"]>;
  body: Parsed<C["request"]["body"]>;
  /** The request's body as it comes, for routes that take a file. Throws `upload_too_large` past the route's limit. */
  upload: C["request"] extends { upload: object } ? FileUpload : undefined;
  /** Aborts when the client is gone. */
  signal: AbortSignal;
  /** Who sent it, for what sets, reads or ends a browser's session. */
  client: RequestClient;
  lastEventId: string | null;
  idempotencyKey: string | null;
}

export interface RequestClient extends AuthClient {
  /** How the client reached us, e.g. `https://netvexa.example/base`; for links in mails. */
  ownUrl: string;
  setCookies(cookies: readonly string[]): void;
  /** Headers of the answer, also when it is an error. */
  setHeaders(headers: Readonly<Record<string, string>>): void;
}

export interface FileUpload {
  bytes: AsyncIterable<Uint8Array>;
  /** As the client names it; not to be trusted. */
  mediaType: string | null;
  /** How the bytes are packed, such as `gzip`; null for not at all. */
  encoding?: string | null;
}

export type RouteContext<C extends RouteContract> = C["auth"]["kind"] extends "public" | "browser" | "operator"
  ? InstallationContext
  : C["auth"]["kind"] extends "person"
    ? PersonContext
    : C["auth"]["kind"] extends "organisation"
      ? OrganisationContext
      : TenantContext;

/** One server-sent event; `id` is what a client resumes after. */
export interface StreamEvent {
  id: string;
  data: unknown;
}

/** One side of an open socket; the door holds the other with its limits. */
export interface SocketSession {
  /** Who it counts for: a visitor, a member. */
  owner: string;
  /** What is sent, in order, until `signal` aborts or the source ends. */
  open(signal: AbortSignal): AsyncIterable<unknown>;
  /** A frame that the contract's schema has let in; what it answers is sent. Refusals are thrown as `AppError`. */
  receive(frame: unknown): Promise<unknown>;
  /** The bucket of `http/rate-limits.ts` that a frame counts in. */
  limitOf(frame: unknown): RateLimitClass;
  /** What to send instead of an answer when a frame is refused; null for nothing. */
  refuse(frame: unknown, problem: { code: string; detail: string }): unknown;
}

export interface TypedBytes {
  mediaType: string;
  bytes: Uint8Array;
}

export type RouteResult<C extends RouteContract> = C["response"] extends {
  kind: "json";
  schema: infer S extends z.ZodType;
}
  ? z.input<S>
  : C["response"] extends { kind: "events" }
    ? AsyncIterable<StreamEvent>
    : C["response"] extends { kind: "file" }
      ? AsyncIterable<Uint8Array>
      : C["response"] extends { kind: "bytes" }
        ? TypedBytes
        : C["response"] extends { kind: "socket" }
          ? SocketSession
          : void;

export interface Route<C extends RouteContract = RouteContract> {
  contract: C;
  handle(ctx: RouteContext<C>, input: RouteInput<C>): Promise<RouteResult<C>>;
}

/** A route with the types of its own contract forgotten, as the registry keeps it. */
export interface AnyRoute {
  contract: RouteContract;
  handle(ctx: never, input: never): Promise<unknown>;
}

/** Ties an operation to its contract. The envelope (auth, limits, parsing, idempotency) is `http`'s. */
export function bindRoute<C extends RouteContract>(contract: C, handle: Route<C>["handle"]): AnyRoute {
  return { contract, handle };
}
