import { GuardedFetchError } from "#platform/guarded-fetch-error";
import type { CrawlArea } from "./crawl-area.ts";
import type { SiteEvent } from "./crawl-event.ts";
import { fetchPolitely, type PoliteClient } from "./fetch-politely.ts";
import { readSitemap, type SitemapEntry } from "./read-sitemap.ts";

export interface SitemapPage {
  url: URL;
  lastmod: string | null;
}

export type SitemapReport = SiteEvent["sitemaps"][number];

const MAX_DEPTH = 3;

interface Waiting {
  url: string;
  depth: number;
}

export interface SitemapWalk {
  sitemaps: readonly string[];
  /** Filled with what each sitemap gave. */
  reports: SitemapReport[];
  /** No sitemap is begun after this time of the client's clock. */
  deadline: number;
}

/**
 * Pages in scope that sitemaps list, through up to three levels of indexes, with their versions in other languages. A
 * sitemap that cannot be read, or is beyond the limits, is reported and left out.
 */
export async function* listSitemapPages(
  client: PoliteClient,
  area: CrawlArea,
  walk: SitemapWalk,
): AsyncGenerator<SitemapPage> {
  const waiting: Waiting[] = walk.sitemaps.map((url) => ({ url, depth: 0 }));
  const seen = new Set(walk.sitemaps);
  for (let sitemap = waiting.shift(); sitemap; sitemap = waiting.shift()) {
    const isBeyond = sitemap.depth >= MAX_DEPTH || walk.reports.length >= client.settings.maxSitemaps;
    const report: SitemapReport = { url: sitemap.url, pages: 0, problem: null };
    walk.reports.push(report);
    if (isBeyond || client.clock.now() > walk.deadline) {
      report.problem = "not_read";
      return;
    }
    for await (const entry of readEntries(client, report)) {
      if (entry.kind === "sitemap") enqueue({ waiting, seen }, entry, sitemap);
      for (const page of entry.kind === "page" ? placePages(entry, area, sitemap.url) : []) {
        report.pages += 1;
        yield page;
      }
    }
  }
}

function enqueue(state: { waiting: Waiting[]; seen: Set<string> }, entry: SitemapEntry, parent: Waiting): void {
  const url = URL.canParse(entry.loc, parent.url) ? new URL(entry.loc, parent.url).href : null;
  if (url === null || state.seen.has(url)) return;
  state.seen.add(url);
  state.waiting.push({ url, depth: parent.depth + 1 });
}

async function* readEntries(client: PoliteClient, report: SitemapReport): AsyncGenerator<SitemapEntry> {
  const { maxSitemapBytes } = client.settings;
  let entries = 0;
  try {
    const url = new URL(report.url);
    const response = await fetchPolitely(client, url, { maxBytes: maxSitemapBytes, timeoutMs: 120_000 });
    if (response.status !== 200) {
      response.cancel();
      report.problem = `http_${response.status}`;
      return;
    }
    for await (const entry of readSitemap(response.body, maxSitemapBytes)) {
      entries += 1;
      yield entry;
    }
    if (entries === 0) report.problem = "no_entries";
  } catch (error) {
    client.signal.throwIfAborted();
    if (!(error instanceof GuardedFetchError) && !isDamage(error)) throw error;
    report.problem = error instanceof GuardedFetchError ? error.code : "damaged";
  }
}

/** Broken gzip inside the file. */
function isDamage(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
}

function placePages(entry: SitemapEntry, area: CrawlArea, base: string): SitemapPage[] {
  return [entry.loc, ...entry.alternates].flatMap((address, index) => {
    if (!URL.canParse(address, base)) return [];
    const url = area.place(new URL(address, base));
    return url ? [{ url, lastmod: index === 0 ? entry.lastmod : null }] : [];
  });
}
