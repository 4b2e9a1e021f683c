import type { SkipReason } from "./crawl-event.ts";

export interface TrapDetector {
  /** Why a linked address is not worth asking for, or null. Counts what it lets through. */
  check(url: URL): SkipReason | null;
}

const MAX_URL_CHARS = 1_000;
const MAX_SEGMENTS = 14;
const MAX_VARIATIONS = 40;
const MAX_LISTING_PAGES = 300;
const MAX_DATES = 60;

/** Asking for these changes something, needs a login, or shows the visitor's own state. */
const ACTION_PARAMETERS =
  /^(?:add[-_]?to[-_]?(?:cart|wishlist|compare|basket)|remove[-_]?item|undo[-_]?item|replytocom|action|do|logout|_wpnonce|nonce|share|print|preview|attachment_id|redirect(?:_to)?|return(?:_?url)?|cart|checkout|unsubscribe|delete)$/i;
const ACTION_FOLDERS =
  /^(?:cart|basket|checkout|login|log-?in|sign-?in|sign-?up|register|logout|account|my-account|customer|wishlist|compare|wp-admin|wp-login\.php|wp-json|xmlrpc\.php|admin|administrator|cdn-cgi|cgi-bin|warenkorb|kasse|panier|carrito|carrello)$/i;
const FILTER_PARAMETERS =
  /^(?:sort(?:_?by)?|order(?:_?by|_?dir)?|dir|direction|filter.*|pf_.*|f\[.*|refine.*|facet.*|limit|per_?page|page_?size|view|mode|layout|grid_list|min_?price|max_?price|price(?:_?range)?|rating(?:_filter)?|q|query|s|search|keywords?|currency)$/i;
const LISTING_PARAMETERS = /^(?:page|p|paged|pg|pagenumber|offset|start)$/i;
const DATE_PARAMETERS = /^(?:date|day|month|year|week|time|from|to|until|cal.*|tribe-bar-date|ical|eventdate)$/i;
const DATE_IN_PATH = /(?:^|\/)(?:19|20|21)\d\d(?:[-/](?:0?[1-9]|1[0-2]))?(?:[-/](?:0?[1-9]|[12]\d|3[01]))?(?=\/|$)/g;

/**
 * Tells apart pages from the endless addresses that link-following runs into: calendars, filter combinations,
 * searches, actions, paths that repeat themselves. A sitemap's addresses need no such check: somebody listed them.
 */
export function createTrapDetector(): TrapDetector {
  const counts = new Map<string, number>();
  const isOver = (shape: string, limit: number) => {
    const count = (counts.get(shape) ?? 0) + 1;
    counts.set(shape, count);
    return count > limit;
  };
  return {
    check: (url) => checkForm(url) ?? checkParameters(url) ?? checkCounts(url, isOver),
  };
}

function checkForm(url: URL): SkipReason | null {
  if (url.href.length > MAX_URL_CHARS) return "address_too_long";
  const segments = url.pathname.split("/").filter((segment) => segment !== "");
  if (segments.length > MAX_SEGMENTS || repeats(segments)) return "repeating_path";
  return segments.slice(0, 2).some((segment, index) => isAction(segment, segments[index - 1])) ? "action_link" : null;
}

function isAction(segment: string, before: string | undefined): boolean {
  const isInFront = before === undefined || /^[a-z]{2}(?:[-_][a-z]{2})?$/i.test(before);
  return isInFront && ACTION_FOLDERS.test(segment);
}

function repeats(segments: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const segment of segments) counts.set(segment, (counts.get(segment) ?? 0) + 1);
  return [...counts.values()].some((count) => count >= 3);
}

function checkParameters(url: URL): SkipReason | null {
  const names = [...url.searchParams.keys()];
  if (names.some((name) => ACTION_PARAMETERS.test(name))) return "action_link";
  return names.some((name) => FILTER_PARAMETERS.test(name)) ? "filter_link" : null;
}

function checkCounts(url: URL, isOver: (shape: string, limit: number) => boolean): SkipReason | null {
  const names = [...url.searchParams.keys()];
  const isDated = url.pathname.search(DATE_IN_PATH) >= 0 || names.some((name) => DATE_PARAMETERS.test(name));
  const shape = `${url.pathname.replace(DATE_IN_PATH, "/#")}?${names.toSorted().join("&")}`;
  if (isDated && isOver(`dates ${shape}`, MAX_DATES)) return "endless_dates";
  if (names.length === 0) return null;
  const isListing = names.every((name) => LISTING_PARAMETERS.test(name));
  const limit = isListing ? MAX_LISTING_PAGES : MAX_VARIATIONS;
  return isOver(`${isListing ? "listing" : "query"} ${url.pathname}`, limit) ? "too_many_variations" : null;
}
