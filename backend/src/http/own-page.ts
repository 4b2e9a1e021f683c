import type { Request } from "express";
import { CSRF_HEADER } from "@netvexa/contract/people";
import { AppError } from "#platform/errors";
import type { Platform } from "#platform/platform";

/** How the client reached us: as the installation states it, else as the request says. */
export function ownUrl(platform: Platform, request: Request): string {
  return platform.env.publicUrl ?? `${request.protocol}://${request.get("host") ?? ""}${platform.env.basePath}`;
}

/** Scheme, host and port of that; empty where the request names a host that cannot be one. */
export function ownOrigin(platform: Platform, request: Request): string {
  const url = ownUrl(platform, request);
  return URL.canParse(url) ? new URL(url).origin : "";
}

/**
 * Holds a request that a cookie may speak for against our own pages: the header that no foreign page can send without
 * being asked first (and it is not asked: see `cors.ts`), and the origin where the browser names one.
 * Throws `foreign_page`.
 */
export function assertOwnPage(platform: Platform, request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const origin = request.get("origin");
  const site = request.get("sec-fetch-site");
  const own =
    request.get(CSRF_HEADER) === "1" &&
    (origin === undefined || origin === ownOrigin(platform, request)) &&
    (site === undefined || site === "same-origin");
  if (own) return;
  throw new AppError({
    kind: "forbidden",
    code: "foreign_page",
    detail: `This is answered to our own pages alone: send the header ${CSRF_HEADER}: 1 from the same origin.`,
  });
}
