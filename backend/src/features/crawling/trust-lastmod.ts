const CACHE_MARGIN_MS = 600_000;
const DATE = /^\d{4}-\d\d-\d\d$/;
const TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;
const ZONE = /(?:Z|[+-]\d\d:?\d\d)$/i;

/**
 * Whether a sitemap's `lastmod` proves that a page is as it was when it was read: its latest possible instant lies
 * before the reading by more than a cache is likely to lag. A date alone means the end of that day in the last time
 * zone. Anything unclear proves nothing.
 */
export function trustLastmod(lastmod: string, readAt: Date): boolean {
  const latest = latestInstant(lastmod.trim());
  return latest !== null && latest < readAt.getTime() - CACHE_MARGIN_MS;
}

function latestInstant(lastmod: string): number | null {
  const text = DATE.test(lastmod) ? `${lastmod}T23:59:59-12:00` : TIME.test(lastmod) ? withZone(lastmod) : "";
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? null : instant;
}

function withZone(lastmod: string): string {
  return ZONE.test(lastmod) ? lastmod : `${lastmod}-12:00`;
}
