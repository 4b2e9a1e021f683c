import type { Express, Request } from "express";
import { loadDemoStore, renderDemoPage } from "#features/demo-store";
import type { Platform } from "#platform/platform";

const SAFE_HOST = /^[a-z0-9.-]+(:\d{1,5})?$/i;

/** The demo shop under `/demo`: ordinary storefront pages, with the widget once the shop's knowledge is read in. */
export function serveDemo(app: Express, platform: Platform, demoKey: () => string | null): void {
  const { basePath } = platform.env;
  const store = loadDemoStore(platform.env.publicUrl ?? "http://localhost");
  app.get([`${basePath}/demo`, `${basePath}/demo/{*path}`], (request, response) => {
    const key = demoKey();
    const widgetTag =
      key === null ? "" : `<script async src="${basePath}/widget.js" data-storefront="${key}"></script>`;
    const path = decodePath(request.path.slice(`${basePath}/demo`.length));
    const page = renderDemoPage(path, { store, basePath, widgetTag, publicUrl: publicUrlOf(platform, request) });
    response.status(page.status).type(page.contentType);
    response.setHeader("Cache-Control", page.cacheControl ?? "no-cache");
    response.send(page.body);
  });
}

/** What cannot be decoded names no page. */
function decodePath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return "/not-found";
  }
}

/** As the browser reached us, unless the installation states its address. */
function publicUrlOf(platform: Platform, request: Request): string {
  const host = request.get("host") ?? "";
  const own = SAFE_HOST.test(host) ? `${request.protocol}://${host}${platform.env.basePath}` : "";
  return platform.env.publicUrl ?? own;
}
