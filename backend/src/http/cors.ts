import type { RequestHandler, Response } from "express";
import { isAllowedOrigin } from "#features/tenants";
import type { Platform } from "#platform/platform";
import type { TenantContext } from "#platform/tenant-context";

/** Names the one origin that the credential was verified for; never a pattern, never the request's own word for it. */
export function allowOrigin(ctx: TenantContext, response: Response): void {
  const { actor } = ctx;
  const origin = actor.kind === "visitor" || actor.kind === "storefront" ? actor.origin : null;
  if (origin === null) return;
  response.setHeader("Access-Control-Allow-Origin", origin);
  response.setHeader("Access-Control-Expose-Headers", "Retry-After, X-Request-Id");
}

/**
 * Answers a browser's question before the request. It carries no credential, so it can only be held against all
 * storefronts' origins together; which storefront may be used is decided when the request itself comes.
 */
export function answerPreflight(platform: Platform): RequestHandler {
  return async (request, response, next) => {
    response.vary("Origin");
    if (request.method !== "OPTIONS") return next();
    const origin = request.get("origin") ?? "";
    if (await isAllowedOrigin(platform, origin)) {
      response.setHeader("Access-Control-Allow-Origin", origin);
      response.setHeader("Access-Control-Allow-Methods", "GET, POST, DELETE");
      response.setHeader("Access-Control-Allow-Headers", "authorization, content-type, idempotency-key, last-event-id");
      response.setHeader("Access-Control-Max-Age", "600");
    }
    response.status(204).end();
  };
}
