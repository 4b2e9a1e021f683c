import { type RouteContract } from "@netvexa/contract";
import { CSRF_HEADER, STOREFRONT_HEADER } from "@netvexa/contract/people";
import type { z } from "zod";
import { ApiProblem, toProblem } from "./api-problem.ts";

type Part<Name extends string, S> = S extends z.ZodType
  ? object extends z.input<S>
    ? { [K in Name]?: z.input<S> }
    : { [K in Name]: z.input<S> }
  : unknown;

/** What a route is called with, as its own schemas say. */
export type RouteInput<C extends RouteContract> = Part<"params", C["request"]["params"]> &
  Part<"query", C["request"]["query"]> &
  Part<"body", C["request"]["body"]> &
  (C["request"] extends { upload: object } ? { upload: Blob } : unknown);

/** What a route answers with, as its own schema says. */
export type RouteOutput<C extends RouteContract> = C["response"] extends {
  kind: "json";
  schema: infer S extends z.ZodType;
}
  ? z.output<S>
  : C["response"] extends { kind: "file" }
    ? Blob
    : void;

/** Where the API is, and which storefront is meant; null for what concerns none. */
export interface CallContext {
  basePath: string;
  storefront: string | null;
  signal?: AbortSignal;
}

interface LooseInput {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  upload?: Blob;
}

/**
 * Calls one route of the API with the browser's session and parses the answer by the route's own schema.
 * Throws `ApiProblem` for every refusal, and with the code `unreachable` when there was no answer.
 */
export async function callRoute<C extends RouteContract>(
  ctx: CallContext,
  route: C,
  input: RouteInput<C>,
): Promise<RouteOutput<C>> {
  const response = await send(ctx, route, input as LooseInput);
  if (!response.ok) throw await toProblem(response);
  if (route.response.kind === "file") return (await response.blob()) as RouteOutput<C>;
  if (route.response.kind !== "json") return undefined as RouteOutput<C>;
  return route.response.schema.parse(await response.json()) as RouteOutput<C>;
}

async function send(ctx: CallContext, route: RouteContract, input: LooseInput): Promise<Response> {
  const request: RequestInit = {
    method: route.method.toUpperCase(),
    headers: headersOf(ctx, route, input),
    body: input.upload ?? (input.body === undefined ? null : JSON.stringify(input.body)),
    signal: ctx.signal ?? null,
  };
  try {
    return await fetch(addressOf(ctx, route, input), request);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiProblem({ status: 0, code: "unreachable", detail: "", issues: [] });
  }
}

function addressOf({ basePath }: CallContext, route: RouteContract, { params = {}, query = {} }: LooseInput): string {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => encodeURIComponent(String(params[name])));
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return `${basePath}${path}${search === "" ? "" : `?${search}`}`;
}

function headersOf({ storefront }: CallContext, route: RouteContract, input: LooseInput): Record<string, string> {
  return {
    accept: "application/json",
    [CSRF_HEADER]: "1",
    ...(storefront === null ? {} : { [STOREFRONT_HEADER]: storefront }),
    ...(input.body === undefined ? {} : { "content-type": "application/json" }),
    ...(input.upload ? { "content-type": input.upload.type || "application/octet-stream" } : {}),
    ...(route.idempotency === "required" ? { "idempotency-key": crypto.randomUUID() } : {}),
  };
}
