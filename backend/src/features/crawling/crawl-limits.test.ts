import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestClock, runCrawl } from "#test/crawl-run";
import { htmlPage, sitemapOf, startCrawlSite, type CrawlSite, type SitePage } from "#test/crawl-site";
import { crawlWebsite } from "./crawl-website.ts";
import { createCrawlReader } from "./crawl-reader.ts";

const reader = createCrawlReader();
afterAll(() => reader.close());

let site: CrawlSite;
beforeEach(async () => {
  site = await startCrawlSite();
});
afterEach(() => site.close());

const setPages = (pages: Record<string, SitePage>) => {
  for (const [path, page] of Object.entries(pages)) site.pages.set(path, page);
};
const listInSitemap = (...paths: string[]) =>
  site.pages.set("/sitemap.xml", {
    type: "application/xml",
    body: sitemapOf(paths.map((loc) => ({ loc: `{origin}${loc}` }))),
  });
const crawl = (input: Parameters<typeof runCrawl>[1] = {}) => runCrawl(site, { reader, ...input });

describe("[D1] a crawl ends", () => {
  it("at its limits, says which, and does not claim to be complete", async () => {
    const many = Array.from({ length: 30 }, (_, index) => `/p${index}`);
    for (const path of many) site.pages.set(path, htmlPage(`Page ${path}`));
    listInSitemap(...many);
    site.pages.set("/", htmlPage("Home"));
    const pages = await crawl({ options: { maxPages: 5 } });
    expect(pages.of("finished")[0]).toMatchObject({ stoppedBy: "max_pages", complete: false, read: 5 });
    const bytes = await crawl({ options: { maxTotalBytes: 1_000 } });
    expect(bytes.of("finished")[0]).toMatchObject({ stoppedBy: "max_bytes", complete: false });
    const time = await crawl({ options: { maxDurationMs: 5_000, requestsPerSecond: 1 } });
    expect(time.of("finished")[0]).toMatchObject({ stoppedBy: "max_duration", complete: false });
    const found = await crawl({ options: { maxFound: 10 } });
    expect(found.of("finished")[0]).toMatchObject({ stoppedBy: "max_found", complete: false });
  });

  it("in an endless site of calendars, filters and deep folders", async () => {
    site.fallback = (path) => {
      const day = new Date(Date.parse(path.slice(-10)) || 0);
      const next = new Date(day.getTime() + 86_400_000).toISOString().slice(0, 10);
      const links = ["/cal/", "/events/2026/"].map((folder) => `<a href="${folder}${next}">${next}</a>`);
      const more = ["?sort=up", "?add-to-cart=1", `/list?x=${Math.random()}`, "deeper/", "/logout", "/a/b/a/b/a/b"].map(
        (href) => `<a href="${href}">${href}</a>`,
      );
      return path === "/robots.txt" || path === "/sitemap.xml"
        ? null
        : htmlPage(`At ${path}`, [...links, ...more].join(" "));
    };
    const run = await crawl({ options: { maxDepth: 6 } });
    const [finished] = run.of("finished");
    expect(finished).toMatchObject({ complete: true, stoppedBy: null });
    expect(finished?.requests).toBeLessThan(600);
    expect(Object.keys(finished?.skippedByReason ?? {})).toEqual(
      expect.arrayContaining(["too_deep", "filter_link", "action_link", "too_many_variations", "repeating_path"]),
    );
    expect(site.log.some((line) => /logout|add-to-cart/.test(line))).toBe(false);
  });

  it("when the site fails again and again", async () => {
    const many = Array.from({ length: 60 }, (_, index) => `/p${index}`);
    listInSitemap(...many);
    setPages({ "/": htmlPage("Home"), ...Object.fromEntries(many.map((path) => [path, { status: 500 }])) });
    const run = await crawl({ options: { maxRetries: 0 } });
    expect(run.of("finished")[0]).toMatchObject({ stoppedBy: "site_failing", complete: false });
    expect(site.log.length).toBeLessThan(30);
  });

  it("when its caller stops listening or gives up, leaving no request behind", async () => {
    setPages({ "/": htmlPage("Home", '<a href="/a">a</a>'), "/a": htmlPage("A") });
    const caller = new AbortController();
    site.pages.set("/a", () => caller.abort(new Error("enough")));
    await expect(crawl({ signal: caller.signal })).rejects.toThrow("enough");
  });

  it("and its caller is told how far it is", async () => {
    setPages({ "/": htmlPage("Home", '<a href="/a">a</a>'), "/a": htmlPage("A") });
    const run = await crawl({ clock: createTestClock(), options: { requestsPerSecond: 1 } });
    const last = run.of("progress").at(-1);
    expect(last).toMatchObject({ found: 2, read: 2, queued: 0, remainingMs: 0 });
    expect(run.of("progress")[0]?.remainingMs).toBeGreaterThan(0);
  });

  it("without claiming to be complete when some sitemap is beyond its limits", async () => {
    const maps = Array.from({ length: 9 }, (_, index) => `/map-${index}.xml`);
    const index = maps.map((path) => `<sitemap><loc>{origin}${path}</loc></sitemap>`).join("");
    setPages({
      "/": htmlPage("Home"),
      "/sitemap.xml": { type: "application/xml", body: `<sitemapindex>${index}</sitemapindex>` },
    });
    for (const path of maps) {
      setPages({
        [path]: { type: "application/xml", body: sitemapOf([{ loc: `{origin}/in${path}` }]) },
        [`/in${path}`]: htmlPage(path),
      });
    }
    const all = await crawl();
    expect(all.of("finished")[0]).toMatchObject({ complete: true, read: 10 });
    const cut = await crawl({ options: { maxSitemaps: 4 } });
    expect(cut.of("finished")[0]).toMatchObject({ complete: false, stoppedBy: "sitemaps_incomplete", read: 4 });
    const late = await crawl({ options: { maxDurationMs: 6_000, requestsPerSecond: 1 } });
    expect(late.of("site")[0]?.sitemaps.at(-1)?.problem).toBe("not_read");
    expect(late.of("finished")[0]?.complete).toBe(false);
  });

  it("in order when its caller gives up in the middle of an event", async () => {
    const paths = Array.from({ length: 6 }, (_, index) => `/p${index}`);
    listInSitemap(...paths);
    setPages({ "/": htmlPage("Home"), ...Object.fromEntries(paths.map((path) => [path, htmlPage(path)])) });
    const caller = new AbortController();
    const events = crawlWebsite({
      startUrl: `${site.origin}/`,
      fetch: site.fetch,
      reader,
      signal: caller.signal,
      options: { requestsPerSecond: 1_000 },
    });
    const end = (async () => {
      for await (const event of events) {
        if (event.kind !== "progress" || event.read < 2) continue;
        caller.abort(new Error("enough"));
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    await expect(end).rejects.toThrow("enough");
  });
});
