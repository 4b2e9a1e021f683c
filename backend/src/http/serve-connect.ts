import type { Express } from "express";
import type { Platform } from "#platform/platform";

/** Where a site sends its owner's browser to connect itself: an address that stays while the dashboard's may change. */
export function serveConnect(app: Express, { env }: Platform): void {
  app.get(`${env.basePath}/connect/wordpress`, (request, response) => {
    const [, query = ""] = request.originalUrl.split("?");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.redirect(302, `${env.basePath}/app/connect/wordpress${query === "" ? "" : `?${query}`}`);
  });
}
