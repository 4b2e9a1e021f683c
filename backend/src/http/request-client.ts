import type { Request, Response } from "express";
import type { Platform } from "#platform/platform";
import type { RequestClient } from "#platform/route";
import { ownOrigin, ownUrl } from "./own-page.ts";

/** The client's part of a request, for what sets, reads or ends a browser's session. */
export function clientOf(
  platform: Platform,
  { request, response }: { request: Request; response: Response },
): RequestClient {
  return {
    address: request.ip ?? "unknown",
    userAgent: request.get("user-agent") ?? null,
    cookie: request.get("cookie") ?? null,
    ownUrl: ownUrl(platform, request),
    origin: ownOrigin(platform, request),
    setHeaders: (headers) => void response.set(headers),
    setCookies: (cookies) => {
      // Behind a proxy that speaks https for us, cookies are for https too.
      const secure = request.secure
        ? cookies.map((cookie) => (/; secure/i.test(cookie) ? cookie : `${cookie}; Secure`))
        : cookies;
      response.append("Set-Cookie", [...secure]);
    },
  };
}
