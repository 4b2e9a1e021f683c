import type { Express } from "express";
import type { Platform } from "#platform/platform";

/** `/preview?storefront=pk_…`: a bare page with a storefront's widget, to talk to an agent before it stands in a shop. */
export function mountPreview(app: Express, platform: Platform): void {
  const { basePath } = platform.env;
  app.get(`${basePath}/preview`, (request, response) => {
    const key = typeof request.query.storefront === "string" ? request.query.storefront : "";
    const known = /^pk_\w{1,80}$/.test(key);
    response
      .status(known ? 200 : 400)
      .type("html")
      .send(known ? previewPage(basePath, key) : missingKeyPage(basePath));
  });
  app.get(`${basePath}/preview.css`, (_request, response) => void response.type("css").send(STYLE));
}

function previewPage(basePath: string, publicKey: string): string {
  const content = `<h1>Preview</h1><p>Your agent waits in the corner. Ask it what your customers ask you.</p>
<p>To put it into your site, paste this line before <code>&lt;/body&gt;</code>:</p>
<pre tabindex="0">&lt;script async src="…/widget.js" data-storefront="${publicKey}"&gt;&lt;/script&gt;</pre>`;
  const widget = `<script async src="${basePath}/widget.js" data-storefront="${publicKey}" data-open="true"></script>`;
  return page(basePath, content, widget);
}

function missingKeyPage(basePath: string): string {
  return page(
    basePath,
    "<h1>Preview</h1><p>The address lacks a storefront's public key: <code>/preview?storefront=pk_…</code></p>",
    "",
  );
}

function page(basePath: string, content: string, end: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Preview – Netvexa</title><link rel="stylesheet" href="${basePath}/preview.css"></head><body><main>${content}</main>${end}</body></html>`;
}

const STYLE = `:root { color-scheme: light dark; font: 17px/1.6 system-ui, sans-serif; }
main { max-width: 40rem; margin: 12vh auto; padding: 0 1.25rem; }
pre { overflow: auto; padding: 1rem; border-radius: .6rem; background: #8882; font-size: .85rem; }`;
