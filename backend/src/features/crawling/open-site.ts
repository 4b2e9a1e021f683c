import { parseGuardedUrl } from "#platform/guarded-url";
import { createCrawlArea, isSameSite } from "./crawl-area.ts";
import type { SiteEvent } from "./crawl-event.ts";
import type { Crawl } from "./crawl-state.ts";
import { listSitemapPages, type SitemapReport } from "./list-sitemap-pages.ts";
import { normaliseUrl } from "./normalise-url.ts";
import { readRobots } from "./read-robots.ts";
import type { Outcome } from "./settle-visit.ts";
import { visitTarget } from "./visit-target.ts";

const MAX_ORIGINS = 3;
/** Of the crawl's time, for reading sitemaps; the rest is for pages. */
const SITEMAPS_SHARE = 0.5;

/** What is known once the site's door is found: its facts and the visit of its first page. */
export interface OpenedSite {
  event: SiteEvent;
  first: Outcome | null;
}

/**
 * Reads robots.txt, asks for the start address, moves to another spelling of the same site if it redirects there
 * (`www.`, https), and reads the sitemaps. Sets `stoppedBy` when the site cannot or must not be read.
 */
export async function openSite(crawl: Crawl): Promise<OpenedSite> {
  const first = await enter(crawl, parseGuardedUrl(crawl.input.startUrl));
  const reports: SitemapReport[] = [];
  if (crawl.stoppedBy === null) {
    await queueSitemaps(crawl, reports);
    queueSeeds(crawl);
  }
  const { status, crawlDelayMs, sitemaps } = crawl.robots;
  const { area, followsLinks } = crawl;
  const robots = { status, crawlDelayMs, sitemaps };
  return { event: { kind: "site", origin: area.origin, robots, sitemaps: reports, followsLinks }, first };
}

async function enter(crawl: Crawl, given: URL): Promise<Outcome | null> {
  let start = given;
  for (let turn = 0; turn < MAX_ORIGINS; turn += 1) {
    crawl.area = createCrawlArea(start, crawl.input.scope);
    crawl.robots = await readRobots(crawl.client, start.origin);
    crawl.client.crawlDelayMs = crawl.robots.crawlDelayMs;
    if (crawl.robots.status === "unreachable") {
      crawl.stoppedBy = "robots_unreachable";
      return null;
    }
    const first = await visitTarget(crawl, { url: normaliseUrl(start), depth: 0, lastmod: null, hops: 0 });
    const moved = first.visit.kind === "redirect" ? first.visit.to : null;
    if (!moved || moved.origin === start.origin) return first;
    if (!isSameSite(moved, start)) break;
    start = new URL(`${start.pathname}${start.search}`, moved.origin);
  }
  crawl.stoppedBy = "start_redirects_away";
  return null;
}

async function queueSitemaps(crawl: Crawl, reports: SitemapReport[]): Promise<void> {
  const { discover, sitemaps } = crawl.settings;
  const listed = sitemaps ?? crawl.robots.sitemaps;
  const isGuess = listed.length === 0;
  const start = isGuess ? [new URL("/sitemap.xml", crawl.area.origin).href] : listed;
  const pages = discover === "links" ? 0 : await queuePages(crawl, start, reports);
  if (isGuess && pages === 0) reports.splice(0);
  crawl.followsLinks = discover === "auto" ? pages === 0 : discover !== "sitemap";
  if (reports.some(({ problem }) => problem !== null)) crawl.cutBy = "sitemaps_incomplete";
}

async function queuePages(crawl: Crawl, sitemaps: readonly string[], reports: SitemapReport[]): Promise<number> {
  const deadline = crawl.startedAt + crawl.settings.maxDurationMs * SITEMAPS_SHARE;
  let pages = 0;
  for await (const page of listSitemapPages(crawl.client, crawl.area, { sitemaps, reports, deadline })) {
    pages += 1;
    crawl.frontier.add({ url: normaliseUrl(page.url), depth: 0, lastmod: page.lastmod, hops: 0 });
    if (crawl.frontier.isFull) break;
  }
  return pages;
}

function queueSeeds(crawl: Crawl): void {
  for (const seed of crawl.input.seeds ?? []) {
    const placed = URL.canParse(seed) ? crawl.area.place(new URL(seed)) : null;
    if (placed) crawl.frontier.add({ url: normaliseUrl(placed), depth: 0, lastmod: null, hops: 0 });
  }
}
