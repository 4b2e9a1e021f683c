import type { z } from "zod";

/** What an API key may be allowed to do. */
export const SCOPES = [
  "knowledge:read",
  "knowledge:write",
  "conversations:read",
  "answers:write",
  "settings:read",
  "settings:write",
] as const;
export type Scope = (typeof SCOPES)[number];

/** Who may call a route. There is no default: a route without one does not compile. */
export type RouteAuth =
  | { kind: "public" }
  | { kind: "storefront" }
  | { kind: "visitor" }
  | { kind: "api_key"; scope: Scope }
  | { kind: "operator" };

/** Names a bucket of `http/rate-limits.ts`. */
export type RateLimitClass = "read" | "write" | "bulk" | "turn" | "session" | "credential" | "none";

export interface RouteRequest {
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The body is a file: it is handed on as it comes, up to this size, and never parsed. */
  upload?: { maxBytes: number };
}

export type RouteResponse =
  | { kind: "json"; status: 200 | 201 | 202; schema: z.ZodType }
  | { kind: "empty"; status: 204 }
  /** `text/event-stream`: every event's data is one JSON value of `schema`. */
  | { kind: "events"; schema: z.ZodType };

export interface RouteContract {
  /** The operation's name in the OpenAPI document and in the clients. */
  id: string;
  method: "get" | "post" | "put" | "patch" | "delete";
  /** OpenAPI style, e.g. `/v1/sources/{sourceId}`. */
  path: string;
  summary: string;
  tag: string;
  auth: RouteAuth;
  rateLimit: RateLimitClass;
  /** `required`: the `Idempotency-Key` header must be sent; the same key and body get the same answer, once in effect. */
  idempotency: "required" | "none";
  request: RouteRequest;
  response: RouteResponse;
  /** Error codes of the operation beside those that every route can answer. */
  errors?: readonly string[];
}

/** Describes one public route; the literal types are kept for handlers and clients. */
export function defineRoute<const C extends RouteContract>(contract: C): C {
  return contract;
}
