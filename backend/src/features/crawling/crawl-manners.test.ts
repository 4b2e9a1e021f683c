import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestClock, runCrawl } from "#test/crawl-run";
import { htmlPage, sitemapOf, startCrawlSite, type CrawlSite, type SitePage } from "#test/crawl-site";
import { createRequestPacer } from "./request-pacer.ts";
import { createCrawlReader } from "./crawl-reader.ts";

const reader = createCrawlReader();
afterAll(() => reader.close());

let site: CrawlSite;
let clock: ReturnType<typeof createTestClock>;
beforeEach(async () => {
  site = await startCrawlSite({ "/": htmlPage("Home", '<a href="/a">a</a>'), "/a": htmlPage("A") });
  clock = createTestClock();
});
afterEach(() => site.close());

const crawl = (input: Parameters<typeof runCrawl>[1] = {}) => runCrawl(site, { reader, clock, ...input });

/** Answers with the given statuses in turn, then with the page. */
function failingFirst(page: string, ...statuses: [status: number, retryAfter?: string][]): SitePage {
  let turn = 0;
  return (_request, response) => {
    const [status, retryAfter] = statuses[turn] ?? [200];
    turn += 1;
    response.writeHead(status, { "content-type": "text/html", ...(retryAfter ? { "retry-after": retryAfter } : {}) });
    response.end(status === 200 ? page : "");
  };
}

describe("[D1] robots.txt", () => {
  it.each([404, 403, 401])("that is not to be had (%d) forbids nothing", async (status) => {
    site.pages.set("/robots.txt", { status });
    expect((await crawl()).read).toEqual(["/", "/a"]);
  });

  it.each([500, 503, 429])(
    "that the site fails to give (%d) forbids everything, after some patience",
    async (status) => {
      site.pages.set("/robots.txt", { status });
      const run = await crawl();
      expect(run.of("finished")[0]).toMatchObject({ stoppedBy: "robots_unreachable", complete: false, requests: 4 });
      expect(site.log.every((line) => line.startsWith("GET /robots.txt"))).toBe(true);
    },
  );

  it("is followed through five redirects, and counts as missing after more", async () => {
    const chain = (length: number) => {
      site.pages.set("/robots.txt", { status: 302, headers: { location: "/r1" } });
      for (let at = 1; at < length; at += 1)
        site.pages.set(`/r${at}`, { status: 302, headers: { location: `/r${at + 1}` } });
      site.pages.set(`/r${length}`, { type: "text/plain", body: "User-agent: *\nDisallow: /a" });
    };
    chain(5);
    expect((await crawl()).read).toEqual(["/"]);
    chain(6);
    expect((await crawl()).read).toEqual(["/", "/a"]);
  });

  it("may forbid the start address and leave what a sitemap lists", async () => {
    site.pages.set("/robots.txt", { type: "text/plain", body: "User-agent: *\nDisallow: /$\nSitemap: /map.xml" });
    site.pages.set("/map.xml", { type: "application/xml", body: sitemapOf([{ loc: `${site.origin}/a` }]) });
    const run = await crawl();
    expect([run.read, run.skipped]).toEqual([["/a"], ["robots /"]]);
  });
});

describe("[D1] a crawl is polite", () => {
  it("keeps requests apart, and further apart when the site asks for it", async () => {
    await crawl({ options: { requestsPerSecond: 2 } });
    expect(clock.sleeps).toEqual([500, 500, 500]);
    clock.sleeps.length = 0;
    site.pages.set("/robots.txt", { type: "text/plain", body: "User-agent: *\nCrawl-delay: 5" });
    await crawl({ options: { requestsPerSecond: 2 } });
    expect(clock.sleeps.slice(-2)).toEqual([5_000, 5_000]);
    site.pages.set("/robots.txt", { type: "text/plain", body: "User-agent: *\nCrawl-delay: 86400" });
    await crawl({ options: { maxCrawlDelayMs: 10_000 } });
    expect(Math.max(...clock.sleeps)).toBe(10_000);
  });

  it("keeps two crawls of one host apart when they share a pacer", async () => {
    const pacer = createRequestPacer(clock);
    const started = clock.now();
    await Promise.all([
      pacer.turn("shop.example", 1_000, AbortSignal.timeout(60_000)),
      pacer.turn("shop.example", 1_000, AbortSignal.timeout(60_000)),
      pacer.turn("other.example", 1_000, AbortSignal.timeout(60_000)),
    ]);
    expect(clock.now() - started).toBe(1_000);
  });

  it("waits as long as Retry-After says and then reads the page", async () => {
    site.pages.set("/a", failingFirst(htmlPage("A"), [429, "30"], [503, "7"], [500]));
    const run = await crawl();
    expect(run.read).toEqual(["/", "/a"]);
    expect(clock.sleeps.some((ms) => ms >= 29_000 && ms <= 30_000)).toBe(true);
    expect(site.log.filter((line) => line.includes(" /a "))).toHaveLength(4);
  });

  it("gives a page up that is refused too long or too often", async () => {
    site.pages.set("/a", { status: 429, headers: { "retry-after": "86400" } });
    expect((await crawl()).failed).toEqual(["rate_limited /a"]);
    expect(site.log.filter((line) => line.includes(" /a "))).toHaveLength(1);
    site.pages.set("/a", { status: 503 });
    site.reset();
    expect((await crawl()).failed).toEqual(["server_error /a"]);
    expect(site.log.filter((line) => line.includes(" /a "))).toHaveLength(4);
  });

  it("has no more requests open than it may", async () => {
    const paths = Array.from({ length: 12 }, (_, index) => `/p${index}`);
    let [open, most] = [0, 0];
    for (const path of paths) {
      site.pages.set(path, (_request, response) => {
        open += 1;
        most = Math.max(most, open);
        setImmediate(() => {
          response.writeHead(200, { "content-type": "text/html" }).end(htmlPage(path));
          open -= 1;
        });
      });
    }
    site.pages.set("/sitemap.xml", {
      type: "application/xml",
      body: sitemapOf(paths.map((path) => ({ loc: `${site.origin}${path}` }))),
    });
    const run = await crawl({ options: { concurrency: 3 } });
    expect(run.read).toHaveLength(13);
    expect(most).toBeLessThanOrEqual(3);
  });

  it("says who it is and sends no cookies back", async () => {
    const seen: (string | undefined)[] = [];
    site.pages.set("/a", (request, response) => {
      seen.push(request.headers["user-agent"], request.headers.cookie);
      response
        .writeHead(200, { "content-type": "text/html", "set-cookie": "id=1" })
        .end(htmlPage("A", '<a href="/b">b</a>'));
    });
    site.pages.set("/b", (request, response) => {
      seen.push(request.headers.cookie);
      response.writeHead(200, { "content-type": "text/html" }).end(htmlPage("B"));
    });
    await crawl();
    expect(seen).toEqual(["NetvexaBot/1.0 (+https://bot.example/)", undefined, undefined]);
  });
});
