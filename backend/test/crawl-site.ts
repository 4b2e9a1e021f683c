import { createHash } from "node:crypto";
import http from "node:http";
import { parseAllowedAddresses } from "#platform/allowed-addresses";
import { createGuardedFetch, type GuardedFetch } from "#platform/guarded-fetch";

/** A page of a test site; text alone is an HTML page with an ETag of its content. */
export type SitePage =
  | string
  | {
      status?: number;
      type?: string;
      headers?: http.OutgoingHttpHeaders;
      body?: string | Buffer;
      /** Answers 304 when the content is the same; on unless switched off. */
      isConditional?: boolean;
    }
  | http.RequestListener;

export interface CrawlSite {
  origin: string;
  /** By path with query; may be changed between crawls. */
  pages: Map<string, SitePage>;
  /** Answers for paths that are not in `pages`. */
  fallback: ((path: string) => SitePage | null) | null;
  /** Requests since the last reset, such as `GET /a 200`. */
  log: string[];
  /** A guarded client that the operator allowed this one site. */
  fetch: GuardedFetch;
  reset(): void;
  close(): Promise<void>;
}

/** A real website on a loopback port; `{origin}` in its pages stands for its address. */
export async function startCrawlSite(pages: Record<string, SitePage> = {}): Promise<CrawlSite> {
  const server = http.createServer((request, response) => answer(site, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const allow = parseAllowedAddresses([`127.0.0.1:${port}`, `localhost:${port}`]);
  const site: CrawlSite = {
    origin: `http://127.0.0.1:${port}`,
    pages: new Map(Object.entries(pages)),
    fallback: null,
    log: [],
    fetch: createGuardedFetch({ userAgent: "NetvexaBot/1.0 (+https://bot.example/)", allow }),
    reset: () => {
      site.log = [];
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await site.fetch.close();
    },
  };
  return site;
}

function answer(site: CrawlSite, request: http.IncomingMessage, response: http.ServerResponse): void {
  const path = request.url ?? "/";
  response.on("finish", () => site.log.push(`${request.method ?? ""} ${path} ${response.statusCode}`));
  const page = site.pages.get(path) ?? site.fallback?.(path) ?? { status: 404, body: "<h1>Nothing here</h1>" };
  if (typeof page === "function") page(request, response);
  else send(site, page, { request, response });
}

interface Turn {
  request: http.IncomingMessage;
  response: http.ServerResponse;
}

const DEFAULTS = { status: 200, type: "text/html; charset=utf-8", headers: {}, body: "", isConditional: true };

function send(site: CrawlSite, page: Exclude<SitePage, http.RequestListener>, { request, response }: Turn): void {
  const given = typeof page === "string" ? { body: page } : page;
  const { status, type, headers, body, isConditional } = { ...DEFAULTS, ...given };
  const content = typeof body === "string" ? body.replaceAll("{origin}", site.origin) : body;
  const etag = `"${createHash("sha256").update(content).digest("hex").slice(0, 16)}"`;
  const isSame = isConditional && status === 200 && request.headers["if-none-match"] === etag;
  response.writeHead(isSame ? 304 : status, { "content-type": type, ...(isConditional ? { etag } : {}), ...headers });
  response.end(isSame ? undefined : content);
}

/** A page with running text of its own, long enough to be worth keeping. */
export function htmlPage(title: string, content = "", head = ""): string {
  const text = `${title} is described on this page in a few plain words so that there is something to read and to keep.`;
  return `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body>
<nav><a href="/">Home</a></nav><main><h1>${title}</h1><p>${text}</p>${content}</main></body></html>`;
}

export function sitemapOf(entries: { loc: string; lastmod?: string; alternates?: Record<string, string> }[]): string {
  const urls = entries.map(({ loc, lastmod, alternates = {} }) => {
    const links = Object.entries(alternates).map(
      ([language, href]) => `<xhtml:link rel="alternate" hreflang="${language}" href="${href}"/>`,
    );
    return `<url><loc>${loc}</loc>${lastmod ? `<lastmod>${lastmod}</lastmod>` : ""}${links.join("")}</url>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${urls.join("")}</urlset>`;
}
