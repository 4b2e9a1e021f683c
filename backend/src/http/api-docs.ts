import { readFileSync } from "node:fs";
import type { Express } from "express";
import { buildOpenApi } from "@netvexa/contract";
import type { Platform } from "#platform/platform";
import { API_REFERENCE_STYLE, renderApiReference } from "./api-reference.ts";
import { routes } from "./route-registry.ts";

/** `/v1/openapi.json` for programs and `/docs/api` for people, both from the route registry. */
export function mountApiDocs(app: Express, platform: Platform): void {
  const { basePath } = platform.env;
  const contracts = routes.map((route) => route.contract);
  const document = buildOpenApi(contracts, { version: readVersion(), serverUrl: basePath || "/" });
  const page = renderApiReference(contracts, basePath);
  app.get(`${basePath}/v1/openapi.json`, (_request, response) => void response.json(document));
  app.get(`${basePath}/docs/api`, (_request, response) => void response.type("html").send(page));
  app.get(`${basePath}/docs/api.css`, (_request, response) => void response.type("css").send(API_REFERENCE_STYLE));
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return typeof manifest === "object" && manifest !== null && "version" in manifest
    ? String(manifest.version)
    : "0.0.0";
}
