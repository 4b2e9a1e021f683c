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
    // Most operations ask for none of these three, which are read out of headers and made into addresses.
    get address() {
      return request.ip ?? "unknown";
    },
    userAgent: request.get("user-agent") ?? null,
    cookie: request.get("cookie") ?? null,
    get ownUrl() {
      return ownUrl(platform, request);
    },
    get origin() {
      return ownOrigin(platform, request);
    },
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
