import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestClock, runCrawl, type Memory } from "#test/crawl-run";
import { htmlPage, sitemapOf, startCrawlSite, type CrawlSite } from "#test/crawl-site";
import { createCrawlReader } from "./crawl-reader.ts";

const HOUR_MS = 3_600_000;
const PATHS = Array.from({ length: 20 }, (_, index) => `/p${String(index).padStart(2, "0")}`);
const reader = createCrawlReader();
afterAll(() => reader.close());

let site: CrawlSite;
let memory: Memory;
let clock: ReturnType<typeof createTestClock>;

beforeEach(async () => {
  site = await startCrawlSite({
    "/": htmlPage("Home", PATHS.map((path) => `<a href="${path}">${path}</a>`).join(" ")),
  });
  for (const path of PATHS) site.pages.set(path, htmlPage(`Page ${path}`));
  memory = new Map();
  clock = createTestClock();
});
afterEach(() => site.close());

const listPages = (lastmods: Record<string, string> = {}) => {
  const entries = PATHS.filter((path) => site.pages.has(path)).map((path) => ({
    loc: `${site.origin}${path}`,
    lastmod: lastmods[path] ?? "2026-02-01T00:00:00Z",
  }));
  site.pages.set("/sitemap.xml", { type: "application/xml", body: sitemapOf(entries), isConditional: false });
};
const crawl = (input: Parameters<typeof runCrawl>[1] = {}) => {
  site.reset();
  return runCrawl(site, { reader, clock, ...input }, memory);
};
const asked = (status: number) => site.log.filter((line) => line.endsWith(` ${status}`) && /\/p\d|\/ /.test(line));

describe("[D7] a second crawl touches only what changed", () => {
  it("asks for nothing but the listed changes when a sitemap dates its pages", async () => {
    listPages();
    expect((await crawl()).read).toHaveLength(21);
    clock.pass(HOUR_MS);
    site.pages.set("/p03", htmlPage("Page three is new"));
    listPages({ "/p03": new Date(clock.now() - 60_000).toISOString() });
    const run = await crawl();
    expect(run.read).toEqual(["/p03"]);
    expect(run.of("unchanged").filter(({ by }) => by === "lastmod")).toHaveLength(19);
    expect(site.log).toEqual(["GET /robots.txt 404", "GET / 304", "GET /sitemap.xml 200", "GET /p03 200"]);
    expect(run.of("finished")[0]).toMatchObject({ complete: true, read: 1, unchanged: 20 });
    process.stdout.write(`second crawl of 21 pages, 1 changed: ${site.log.length} requests, 1 page read\n`);
  });

  it("asks with validators without a sitemap and reads one page", async () => {
    await crawl();
    site.pages.set("/p07", htmlPage("Page seven is new", '<a href="/new">new</a>'));
    site.pages.set("/new", htmlPage("A new page"));
    const run = await crawl({ seeds: memory.keys() });
    expect(run.read).toEqual(["/new", "/p07"]);
    expect(asked(304)).toHaveLength(20);
    expect(asked(200)).toEqual(["GET /p07 200"]);
    expect(run.of("unchanged").every(({ by }) => by === "validator")).toBe(true);
  });

  it("sees by content what a site without validators sends again", async () => {
    for (const path of PATHS) site.pages.set(path, { body: htmlPage(`Page ${path}`), isConditional: false });
    await crawl();
    const run = await crawl({ seeds: memory.keys() });
    expect(run.read).toEqual([]);
    expect(run.of("unchanged").filter(({ by }) => by === "hash")).toHaveLength(20);
  });

  it("sends Last-Modified back as it came", async () => {
    const lastModified = "Sun, 01 Feb 2026 10:00:00 GMT";
    let condition: string | undefined;
    site.pages.set("/p00", (request, response) => {
      condition = request.headers["if-modified-since"];
      const status = condition === lastModified ? 304 : 200;
      response.writeHead(status, { "content-type": "text/html", "last-modified": lastModified });
      response.end(status === 200 ? htmlPage("Dated page") : undefined);
    });
    await crawl();
    const run = await crawl({ seeds: memory.keys() });
    expect(condition).toBe(lastModified);
    expect(run.unchanged).toContain("/p00");
  });

  it("does not believe a sitemap's dates for ever, nor dates after the last reading", async () => {
    listPages();
    await crawl();
    clock.pass(8 * 24 * HOUR_MS);
    await crawl();
    expect(asked(304)).toHaveLength(21);
    clock.pass(HOUR_MS);
    listPages(Object.fromEntries(PATHS.map((path) => [path, new Date(clock.now()).toISOString()])));
    await crawl();
    expect(asked(304)).toHaveLength(21);
  });

  it("keeps the time of the last real reading when a date was believed", async () => {
    listPages();
    await crawl();
    const readAt = memory.get(`${site.origin}/p00`)?.readAt;
    clock.pass(HOUR_MS);
    const run = await crawl();
    expect(run.of("unchanged").find(({ externalId }) => externalId.endsWith("/p00"))?.readAt).toBeNull();
    expect(memory.get(`${site.origin}/p00`)?.readAt).toEqual(readAt);
  });

  it("says what is gone for good and keeps what only fails today", async () => {
    const crawled = await crawl();
    expect(crawled.read).toHaveLength(21);
    site.pages.set("/p01", { status: 410 });
    site.pages.set("/p02", htmlPage("Hidden now", "", '<meta name="robots" content="noindex">'));
    site.pages.set("/p03", { status: 301, headers: { location: "/p04" } });
    site.pages.set("/p05", { status: 503 });
    site.pages.set("/p06", { status: 403 });
    site.pages.set("/p08", "<html><body></body></html>");
    const run = await crawl({ seeds: memory.keys(), options: { maxRetries: 0 } });
    expect(run.gone).toEqual(["noindex /p02", "not_found /p01", "redirected /p03"]);
    expect(run.failed).toEqual(["empty /p08", "forbidden /p06", "server_error /p05"]);
    expect([...memory.keys()].filter((id) => id.endsWith("/p05"))).toHaveLength(1);
  });

  it("notices a changed price of a product whose text is the same", async () => {
    const productPage = (price: string) => {
      const data = { "@type": "Product", name: "Lamp", offers: { "@type": "Offer", price, priceCurrency: "EUR" } };
      return htmlPage("Lamp", `<script type="application/ld+json">${JSON.stringify(data)}</script>`);
    };
    site.pages.set("/p00", productPage("10.00"));
    await crawl();
    site.pages.set("/p00", productPage("12.00"));
    const run = await crawl({ seeds: memory.keys() });
    expect(run.of("document").map(({ document }) => document.product?.variants[0]?.priceMinor)).toEqual([1_200]);
  });
});
