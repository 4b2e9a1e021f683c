import type { CrawlEvent, SkipReason } from "./crawl-event.ts";
import type { Crawl } from "./crawl-state.ts";
import { normaliseUrl } from "./normalise-url.ts";

const NO_PAGES =
  /\.(?:jpe?g|png|gif|webp|avif|svg|ico|bmp|tiff?|css|js|mjs|json|xml|rss|atom|woff2?|ttf|eot|otf|mp[34]|m4[av]|webm|ogg|wav|avi|mov|zip|gz|tar|rar|7z|exe|dmg|apk|iso|xlsx?|pptx?|doc|ics|vcf|eps|ai|psd)$/i;
const REPORTED_PER_REASON = 200;

/** Queues the links of a page that are worth asking for; reports a part of those that are not. */
export function followLinks(crawl: Crawl, links: readonly string[], depth: number): CrawlEvent[] {
  const events: CrawlEvent[] = [];
  for (const address of links) {
    const link = new URL(address);
    const placed = NO_PAGES.test(link.pathname) ? null : crawl.area.place(link);
    const url = placed ? normaliseUrl(placed) : "";
    if (url === "" || crawl.frontier.has(url) || crawl.leftOut.has(url)) continue;
    const reason = depth >= crawl.settings.maxDepth ? "too_deep" : crawl.traps.check(new URL(url));
    if (reason) events.push(...leaveOutLink(crawl, url, reason));
    else crawl.frontier.add({ url, depth: depth + 1, lastmod: null, hops: 0 });
  }
  return events;
}

function leaveOutLink(crawl: Crawl, url: string, reason: SkipReason): CrawlEvent[] {
  if (crawl.leftOut.size >= crawl.settings.maxFound) return [];
  crawl.leftOut.add(url);
  crawl.counts.skipped += 1;
  const count = (crawl.skippedByReason.get(reason) ?? 0) + 1;
  crawl.skippedByReason.set(reason, count);
  return count > REPORTED_PER_REASON ? [] : [{ kind: "skipped", url, reason }];
}
