import type { z } from "zod";
import type { OrganisationPermission, StorefrontPermission } from "./permissions.ts";
import type { Scope } from "./scopes.ts";

/** Who may call a route. There is no default: a route without one does not compile. */
export type RouteAuth =
  | { kind: "public" }
  /** Anybody, from one of our own pages: what sets or reads cookies before there is a session. */
  | { kind: "browser" }
  /** Somebody who is signed in; acts in no organisation yet. */
  | { kind: "person" }
  /** A member of the organisation `{organisationId}` in the path, for all of its storefronts. */
  | { kind: "organisation"; permission: OrganisationPermission }
  /** A signed-in member at the storefront that `x-netvexa-storefront` names; no API key. */
  | { kind: "member"; permission: StorefrontPermission }
  | { kind: "storefront" }
  | { kind: "visitor" }
  /** An API key with the scope, or a member whose role has `permission`, which is the scope's own name if left out. */
  | { kind: "api_key"; scope: Scope; permission?: StorefrontPermission }
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
  /** Bytes to be saved, as they come. */
  | { kind: "file"; mediaType: string; fileName: string }
  /** Bytes in one of these media types, the one that the request came in. */
  | { kind: "bytes"; mediaTypes: readonly string[] }
  /** `text/event-stream`: every event's data is one JSON value of `schema`. */
  | { kind: "events"; schema: z.ZodType }
  /** A WebSocket: text frames of one JSON value each, in either direction. */
  | { kind: "socket"; receives: z.ZodType; sends: z.ZodType };

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
