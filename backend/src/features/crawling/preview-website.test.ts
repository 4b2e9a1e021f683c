import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestClock } from "#test/crawl-run";
import { htmlPage, sitemapOf, startCrawlSite, type CrawlSite } from "#test/crawl-site";
import { previewWebsite } from "./preview-website.ts";
import { createCrawlReader } from "./crawl-reader.ts";

const reader = createCrawlReader();
afterAll(() => reader.close());

let site: CrawlSite;
beforeEach(async () => {
  site = await startCrawlSite({ "/": htmlPage("Home") });
});
afterEach(() => site.close());

const preview = (pages?: number) =>
  previewWebsite({
    startUrl: `${site.origin}/`,
    fetch: site.fetch,
    reader,
    clock: createTestClock(),
    ...(pages ? { pages } : {}),
  });

describe("[D1] the preview of a website", () => {
  it("shows its first pages, how many there are, and what its robots.txt says", async () => {
    const paths = Array.from({ length: 40 }, (_, index) => `/p${index}`);
    for (const path of paths) site.pages.set(path, htmlPage(`Page ${path}`));
    site.pages.set("/p0", { status: 404 });
    site.pages.set("/robots.txt", { type: "text/plain", body: "User-agent: *\nCrawl-delay: 1\nSitemap: /map.xml" });
    site.pages.set("/map.xml", {
      type: "application/xml",
      body: sitemapOf(paths.map((path) => ({ loc: `${site.origin}${path}` }))),
    });
    const result = await preview();
    expect(result.found).toBe(41);
    expect(result.pages).toHaveLength(10);
    expect(result.pages[0]).toMatchObject({ url: `${site.origin}/`, title: "Home", kind: "page", language: "en" });
    expect(result.pages.every(({ words }) => words > 10)).toBe(true);
    expect(result.skipped).toMatchObject([{ url: `${site.origin}/p0`, reason: "not_found" }]);
    expect(result.site).toMatchObject({
      origin: site.origin,
      robots: { status: "found", crawlDelayMs: 1_000 },
      sitemaps: [{ pages: 40, problem: null }],
    });
    expect(result.stoppedBy).toBeNull();
    expect(site.log.length).toBeLessThan(20);
  });

  it("ends after a few requests at a site that has nothing to show", async () => {
    const paths = Array.from({ length: 200 }, (_, index) => `/p${index}`);
    site.pages.set("/sitemap.xml", {
      type: "application/xml",
      body: sitemapOf(paths.map((path) => ({ loc: `${site.origin}${path}` }))),
    });
    const result = await preview(3);
    expect(result.pages).toHaveLength(1);
    expect(result.found).toBe(201);
    expect(site.log.length).toBeLessThan(15);
  });

  it("says why a crawl would not start", async () => {
    site.pages.set("/robots.txt", { status: 503 });
    expect(await preview()).toMatchObject({
      stoppedBy: "robots_unreachable",
      pages: [],
      site: { origin: site.origin },
    });
    await expect(previewWebsite({ startUrl: "ftp://shop.example/", fetch: site.fetch })).rejects.toMatchObject({
      code: "unsupported_scheme",
    });
  });
});
