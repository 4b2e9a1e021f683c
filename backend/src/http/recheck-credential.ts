import { ServerResponse } from "node:http";
import type { Request } from "express";
import { type RouteContract } from "@netvexa/contract";
import { STOREFRONT_HEADER } from "@netvexa/contract/people";
import { authenticate, type Caller, type Entered } from "./authenticate.ts";

/** What of a request verifies its credential; all else of it is let go while the socket stands. */
const KEPT_HEADERS = ["authorization", "cookie", "host", "origin", "user-agent", STOREFRONT_HEADER];

/** Verifies the credential of a request again, long after it was answered. Rejects as `authenticate` does. */
export function createRecheck(caller: Caller, contract: RouteContract): () => Promise<Entered> {
  const { door } = caller;
  const request = toKept(caller.request);
  const prototype: unknown = Object.getPrototypeOf(caller.response);
  return () => {
    const response: Caller["response"] = Object.setPrototypeOf(new ServerResponse(request), prototype ?? null);
    return authenticate({ door, request, response }, contract);
  };
}

function toKept(request: Request): Request {
  const headers = Object.fromEntries(KEPT_HEADERS.map((name) => [name, request.headers[name]]));
  const kept: Request = Object.create(Object.getPrototypeOf(request));
  const { socket, params, url } = request;
  return Object.defineProperties(kept, {
    headers: { value: headers },
    method: { value: "GET" },
    socket: { value: socket },
    connection: { value: socket },
    params: { value: params },
    url: { value: url },
  });
}
