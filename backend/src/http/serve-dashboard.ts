import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import express, { type Express, type RequestHandler, type Response } from "express";
import { isUuid } from "#platform/ids";
import type { Platform } from "#platform/platform";

const DIST = fileURLToPath(new URL("../../dashboard/dist/", import.meta.url));
const PAGE = path.join(DIST, "index.html");

/**
 * The merchant dashboard under `/app`: one page for every address of it, and the page that shows an agent's draft with
 * the real widget. Both carry a nonce for the styles that their libraries make; scripts come as files alone.
 */
export function serveDashboard(app: Express, platform: Platform): void {
  const { env, logger } = platform;
  const root = `${env.basePath}/app`;
  if (!existsSync(PAGE))
    logger.warn("The dashboard is not built, so /app is not served. Build it with: npm run build -w backend/dashboard");
  app.use(
    `${root}/assets`,
    express.static(path.join(DIST, "assets"), { index: false, redirect: false, immutable: true, maxAge: "1y" }),
  );
  app.use(
    `${root}/preview`,
    express.static(path.join(DIST, "preview"), { index: false, redirect: false, maxAge: "5m" }),
  );
  app.get(`${root}/agent-preview`, (request, response) => {
    const { storefront, language, agent } = request.query;
    const html = previewPage(env.basePath, {
      key: textOf(storefront),
      language: textOf(language),
      agent: textOf(agent),
    });
    sendPage(response, { html, frames: true });
  });
  app.get([root, `${root}/{*path}`], pageHandler(env.basePath));
}

function pageHandler(basePath: string): RequestHandler {
  return async (request, response, next) => {
    const isFile =
      request.path.startsWith(`${basePath}/app/assets/`) || request.path.startsWith(`${basePath}/app/preview/`);
    const html = isFile ? null : await readPage(basePath);
    if (html === null) next();
    else sendPage(response, { html, frames: false });
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The built page with its addresses completed, read anew as a build may replace it; null where it is not built. */
async function readPage(basePath: string): Promise<string | null> {
  const built = await readFile(PAGE, "utf8").catch(() => null);
  if (built === null) return null;
  return built
    .replaceAll(/(src|href)="\.\//g, `$1="${basePath}/app/`)
    .replace("</title>", `</title><meta name="netvexa" content="${basePath}" nonce="NONCE">`);
}

interface PreviewRequest {
  key: string;
  language: string;
  agent: string;
}

function previewPage(basePath: string, { key, language, agent }: PreviewRequest): string {
  const known = /^pk_[\w-]{1,80}$/.test(key);
  const scripts = `<script src="${basePath}/app/preview/show-draft.js" type="module"></script>
<script type="module" src="${basePath}/widget.js" data-storefront="${key}"${isUuid(agent) ? ` data-agent="${agent}"` : ""} data-open="true"></script>`;
  return `<!doctype html><html lang="${/^[a-z]{2}$/.test(language) ? language : "en"}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>Preview – Netvexa</title></head><body>${known ? scripts : ""}</body></html>`;
}

function sendPage(response: Response, { html, frames }: { html: string; frames: boolean }): void {
  const nonce = randomBytes(16).toString("base64");
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    // Product pictures of the shop stand in the preview's answers.
    frames ? "img-src 'self' https: http:" : "img-src 'self'",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-src 'self'",
    frames ? "frame-ancestors 'self'" : "frame-ancestors 'none'",
  ];
  response.setHeader("Content-Security-Policy", policy.join("; "));
  response.setHeader("Cache-Control", "no-store");
  response.type("html").send(html.replace("NONCE", nonce));
}
