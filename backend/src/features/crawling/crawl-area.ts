import type { CrawlScope } from "./crawl-options.ts";
import { matchPattern } from "./match-pattern.ts";

/** The part of a site that a crawl may read. */
export interface CrawlArea {
  origin: string;
  /**
   * The address as it is asked for, when it is in scope, else null. Addresses of the same host under the other scheme
   * are taken for the one of the start address.
   */
  place(url: URL): URL | null;
}

const MAX_PATTERNS = 100;

export function createCrawlArea(start: URL, scope: CrawlScope = {}): CrawlArea {
  const prefix = scope.pathPrefix ?? start.pathname.slice(0, start.pathname.lastIndexOf("/") + 1);
  const include = (scope.include ?? []).slice(0, MAX_PATTERNS);
  const exclude = (scope.exclude ?? []).slice(0, MAX_PATTERNS);
  const isInside = (url: URL) => {
    const path = `${url.pathname}${url.search}`;
    if (!isUnder(url.pathname, prefix) || exclude.some((pattern) => matchPattern(pattern, path))) return false;
    return include.length === 0 || include.some((pattern) => matchPattern(pattern, path));
  };
  return {
    origin: start.origin,
    place: (url) => {
      const placed = withScheme(url, start);
      return placed.origin === start.origin && isInside(placed) ? placed : null;
    },
  };
}

/** `/shop` covers `/shop`, `/shop/a` and not `/shopping`. */
function isUnder(path: string, prefix: string): boolean {
  if (prefix.endsWith("/")) return path.startsWith(prefix) || `${path}/` === prefix;
  return path === prefix || path.startsWith(`${prefix}/`);
}

function withScheme(url: URL, start: URL): URL {
  const isSameSite = url.hostname === start.hostname && url.port === "" && start.port === "";
  if (!isSameSite || url.protocol === start.protocol || !/^https?:$/.test(url.protocol)) return url;
  const placed = new URL(url);
  placed.protocol = start.protocol;
  return placed;
}

/** Whether two origins are spellings of one site: with or without `www.`, http or https. */
export function isSameSite(a: URL, b: URL): boolean {
  return siteName(a) === siteName(b);
}

function siteName(url: URL): string {
  return `${url.hostname.replace(/^www\./, "")}:${url.port}`;
}
