import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import express, { type Express, type Response } from "express";
import type { Platform } from "#platform/platform";

const DIST = fileURLToPath(new URL("../../dashboard/dist/", import.meta.url));

/**
 * The merchant dashboard under `/app`: one page for every address of it, and the page that shows an agent's draft with
 * the real widget. Both carry a nonce for the styles that their libraries make; scripts come as files alone.
 */
export function serveDashboard(app: Express, platform: Platform): void {
  const root = `${platform.env.basePath}/app`;
  const page = readPage(platform, root);
  app.use(
    `${root}/assets`,
    express.static(path.join(DIST, "assets"), { index: false, redirect: false, immutable: true, maxAge: "1y" }),
  );
  if (page === null) return;
  app.get(`${root}/agent-preview`, (request, response) => {
    const key = typeof request.query.storefront === "string" ? request.query.storefront : "";
    sendPage(response, { html: previewPage(platform.env.basePath, key), frames: true });
  });
  app.get([root, `${root}/{*path}`], (request, response, next) => {
    if (request.path.startsWith(`${root}/assets/`)) next();
    else sendPage(response, { html: page, frames: false });
  });
}

/** The built page with its addresses completed; null where it is not built. */
function readPage({ env, logger }: Platform, root: string): string | null {
  const file = path.join(DIST, "index.html");
  if (!existsSync(file)) {
    logger.warn("The dashboard is not built, so /app is not served. Build it with: npm run build -w backend/dashboard");
    return null;
  }
  return readFileSync(file, "utf8")
    .replaceAll(/(src|href)="\.\//g, `$1="${root}/`)
    .replace("</title>", `</title><meta name="netvexa" content="${env.basePath}" nonce="NONCE">`);
}

function previewPage(basePath: string, key: string): string {
  const known = /^pk_[\w-]{1,80}$/.test(key);
  const scripts = `<script src="${basePath}/app/assets/show-draft.js" type="module"></script>
<script type="module" src="${basePath}/widget.js" data-storefront="${key}" data-open="true"></script>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>Preview – Netvexa</title></head><body>${known ? scripts : ""}</body></html>`;
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
