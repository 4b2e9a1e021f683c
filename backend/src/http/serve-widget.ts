import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import express, { type Express } from "express";
import type { Platform } from "#platform/platform";

const DIST = fileURLToPath(new URL("../../../widget/dist/", import.meta.url));

/** The widget's files. Any site may load them, so they say so; they hold no data. */
export function serveWidget(app: Express, platform: Platform): void {
  if (!existsSync(DIST))
    platform.logger.warn("The widget is not built, so widget.js is not served. Build it with: npm run build -w widget");
  app.use(
    platform.env.basePath || "/",
    express.static(DIST, {
      index: false,
      redirect: false,
      maxAge: "5m",
      setHeaders: (response) => {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
      },
    }),
  );
}
