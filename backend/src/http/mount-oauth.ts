import type { Express, RequestHandler } from "express";
import { authorizationServer } from "#features/assistants";
import { CONSENT_PATH } from "#platform/oauth-server";
import type { Platform } from "#platform/platform";
import { ownUrl } from "./own-page.ts";
import { limitAddress } from "./rate-limits.ts";

const PATHS = ["/oauth/authorize", "/oauth/authorize/:uid", "/oauth/token", "/oauth/jwks", "/oauth/revoke"];
const METADATA = "/.well-known/oauth-authorization-server";

/** Where assistants get their credentials: the library's own addresses, and the one at which a member is asked. */
export function mountOAuth(app: Express, platform: Platform): void {
  const { basePath } = platform.env;
  const hand = handOver(platform);
  app.all(
    PATHS.map((path) => `${basePath}${path}`),
    hand,
  );
  app.get([METADATA, `${METADATA}${basePath}`, `${METADATA}${basePath}/mcp`], hand);
  app.get(`${basePath}${CONSENT_PATH}/:uid`, (request, response) => {
    response.redirect(302, `${basePath}/app/connect/assistant?consent=${encodeURIComponent(request.params.uid)}`);
  });
}

function handOver(platform: Platform): RequestHandler {
  const { basePath } = platform.env;
  return async (request, response) => {
    await limitAddress(platform, "credential", request.ip ?? "unknown");
    const own = new URL(ownUrl(platform, request));
    // What a proxy says of the client's address was judged by Express already; the library is told the outcome.
    request.headers["x-forwarded-proto"] = own.protocol.slice(0, -1);
    request.headers["x-forwarded-host"] = own.host;
    request.url = request.originalUrl.slice(basePath.length) || "/";
    if (request.path.startsWith(METADATA)) request.url = METADATA;
    await (await authorizationServer(platform, ownUrl(platform, request))).handle(request, response);
  };
}
