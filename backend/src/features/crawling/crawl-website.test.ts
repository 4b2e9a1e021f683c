import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCrawl } from "#test/crawl-run";
import { htmlPage, sitemapOf, startCrawlSite, type CrawlSite, type SitePage } from "#test/crawl-site";
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

describe("[D1] pages of a site are found", () => {
  it("in sitemaps that robots.txt names: an index, a gzipped file, a broken one, other languages", async () => {
    setPages({
      "/robots.txt": { type: "text/plain", body: "User-agent: *\nSitemap: {origin}/index.xml\n" },
      "/index.xml": {
        type: "application/xml",
        body: "<sitemapindex><sitemap><loc>{origin}/a.xml.gz</loc></sitemap><sitemap><loc>{origin}/b.xml</loc></sitemap><sitemap><loc>{origin}/missing.xml</loc></sitemap><sitemap><loc>{origin}/index.xml</loc></sitemap></sitemapindex>",
      },
      "/a.xml.gz": {
        type: "application/gzip",
        body: gzipSync(
          sitemapOf([
            { loc: `${site.origin}/a`, alternates: { de: `${site.origin}/de/a`, fr: "https://other.example/fr/a" } },
          ]),
        ),
      },
      "/b.xml": { type: "application/xml", body: "<urlset><url><loc>{origin}/b</loc></url><url><loc>{origin}/c</lo" },
      "/": htmlPage("Home", '<a href="/unlisted">unlisted</a>'),
      "/a": htmlPage("A"),
      "/de/a": htmlPage("A in German"),
      "/b": htmlPage("B"),
      "/unlisted": htmlPage("Unlisted"),
    });
    const run = await crawl();
    expect(run.read).toEqual(["/", "/a", "/b", "/de/a"]);
    expect(run.of("site")[0]).toMatchObject({
      followsLinks: false,
      robots: { status: "found" },
      sitemaps: [
        { pages: 0, problem: null },
        { pages: 2, problem: null },
        { pages: 1, problem: null },
        { pages: 0, problem: "http_404" },
      ],
    });
    expect(run.of("finished")[0]).toMatchObject({ complete: false, stoppedBy: "sitemaps_incomplete", read: 4 });
  });

  it("by links when there is no sitemap, within the folder of the start address and the patterns given", async () => {
    setPages({
      "/shop/": htmlPage(
        "Shop",
        '<a href="a">a</a> <a href="/blog/x">blog</a> <a href="private/b">b</a> <a href="https://other.example/">o</a>',
      ),
      "/shop/a": htmlPage("A", '<a href="c.html">c</a>'),
      "/shop/c.html": htmlPage("C"),
      "/shop/private/b": htmlPage("B"),
    });
    const run = await crawl({ startUrl: `${site.origin}/shop/`, scope: { exclude: ["/shop/private/*"] } });
    expect(run.read).toEqual(["/shop/", "/shop/a", "/shop/c.html"]);
    expect(site.log.filter((line) => /blog|private/.test(line))).toEqual([]);
  });

  it("without ever asking a private address that robots.txt, a sitemap or a link names", async () => {
    const inside = "http://169.254.169.254/latest/";
    setPages({
      "/robots.txt": {
        type: "text/plain",
        body: `Sitemap: ${inside}\nSitemap: http://127.0.0.1:1/map.xml\nSitemap: /map.xml`,
      },
      "/map.xml": { type: "application/xml", body: sitemapOf([{ loc: inside }, { loc: "{origin}/a" }]) },
      "/": htmlPage("Home"),
      "/a": htmlPage("A", `<a href="${inside}">inside</a>`, `<link rel="canonical" href="${inside}">`),
    });
    const run = await crawl({ options: { discover: "both" } });
    expect(run.read).toEqual(["/", "/a"]);
    expect(run.of("site")[0]?.sitemaps.map(({ problem }) => problem)).toEqual([
      "address_forbidden",
      "address_forbidden",
      null,
    ]);
  });

  it("in every spelling once", async () => {
    setPages({
      "/": htmlPage(
        "Home",
        '<a href="/a?utm_source=x#top">1</a><a href="/a?fbclid=1">2</a><a href="/%61">3</a><a href="/b;jsessionid=77">4</a>',
      ),
      "/a": htmlPage("A", '<a href="/?PHPSESSID=1">home</a><a href="/b?sid=0123456789abcdef0123456789">b</a>'),
      "/b": htmlPage("B"),
    });
    const run = await crawl();
    expect(run.read).toEqual(["/", "/a", "/b"]);
    expect(site.log.filter((line) => line.startsWith("GET /a")).length).toBe(1);
  });

  it("at the site's other address when the start address redirects there", async () => {
    const other = site.origin.replace("127.0.0.1", "localhost");
    setPages({ "/": (_request, response) => response.writeHead(301, { location: `${other}/` }).end() });
    const away = await crawl();
    expect(away.of("finished")[0]).toMatchObject({ stoppedBy: "start_redirects_away", complete: false, read: 0 });
  });
});

describe("[D1] pages that are not documents", () => {
  it("are skipped or failed with a reason, and the rest is read", async () => {
    setPages({
      "/robots.txt": { type: "text/plain", body: "User-agent: NetvexaBot\nDisallow: /secret\n" },
      "/": htmlPage("Home"),
      "/secret": htmlPage("Secret"),
      "/noindex": htmlPage("Hidden", "", '<meta name="robots" content="noindex">'),
      "/noindex-header": { body: htmlPage("Hidden"), headers: { "x-robots-tag": "noindex" } },
      "/gone": { status: 410 },
      "/login-wall": { status: 403 },
      "/broken": { status: 500 },
      "/soft": { body: htmlPage("Page not found") },
      "/empty": "<html><body></body></html>",
      "/image": { type: "image/png", body: Buffer.alloc(100) },
      "/huge": { body: "x".repeat(5 * 1024 * 1024) },
      "/bomb": { headers: { "content-encoding": "gzip" }, body: gzipSync(Buffer.alloc(60 * 1024 * 1024)) },
      "/bomb-br": { headers: { "content-encoding": "br" }, body: brotliCompressSync(Buffer.alloc(60 * 1024 * 1024)) },
      "/slow": () => undefined,
      "/cut-off": (_request, response) => {
        response.writeHead(200, { "content-type": "text/html", "content-length": "1000" }).write("<p>");
        response.destroy();
      },
      "/away": { status: 302, headers: { location: "https://other.example/" } },
      "/inside": { status: 302, headers: { location: "http://169.254.169.254/latest/" } },
      "/moved": { status: 301, headers: { location: "/good" } },
      "/circle-1": { status: 302, headers: { location: "/circle-2" } },
      "/circle-2": { status: 302, headers: { location: "/circle-1" } },
      "/self": { status: 302, headers: { location: "/self?utm_source=again" } },
      "/good": htmlPage("Good"),
    });
    listInSitemap(...[...site.pages.keys()].filter((path) => path !== "/robots.txt"));
    const run = await crawl({ options: { pageTimeoutMs: 300, maxRetries: 0 } });
    expect(run.read).toEqual(["/", "/good"]);
    expect(run.skipped).toEqual(
      [
        "empty /empty",
        "forbidden /login-wall",
        "noindex /noindex",
        "noindex /noindex-header",
        "not_found /gone",
        "not_found /soft",
        "redirect_out_of_scope /away",
        "redirect_out_of_scope /inside",
        "redirected /circle-1",
        "redirected /moved",
        "robots /secret",
        "too_large /bomb",
        "too_large /bomb-br",
        "too_large /huge",
        "unsupported_type /image",
      ].toSorted(),
    );
    expect(run.failed).toEqual([
      "connect_failed /cut-off",
      "redirect_loop /circle-2",
      "redirect_loop /self",
      "server_error /broken",
      "timeout /slow",
    ]);
    expect(site.log.some((line) => line.includes("/secret"))).toBe(false);
  });

  it("stand aside for the address that they call their own, but never all of a circle", async () => {
    const canonical = (to: string) => `<link rel="canonical" href="${to}">`;
    setPages({
      "/": htmlPage("Home"),
      "/print": htmlPage("Article to print", "", canonical("/article")),
      "/article": htmlPage("Article"),
      "/circle-a": htmlPage("Circle A", "", canonical("/circle-b")),
      "/circle-b": htmlPage("Circle B", "", canonical("/circle-a")),
      "/chain-1": htmlPage("Chain one", "", canonical("/chain-2")),
      "/chain-2": htmlPage("Chain two", "", canonical("/chain-3")),
      "/chain-3": htmlPage("Chain three"),
      "/lost": htmlPage("Lost", "", canonical("/does-not-exist")),
      "/abroad": htmlPage("Abroad", "", canonical("https://other.example/abroad")),
      "/all-home": htmlPage("All home", "", canonical("/")),
      "/article?view2=1": htmlPage("Article"),
    });
    listInSitemap(...site.pages.keys());
    const run = await crawl();
    expect(run.read).toEqual(["/", "/abroad", "/all-home", "/article", "/chain-3", "/circle-a", "/lost"]);
    expect(run.skipped.filter((line) => line.startsWith("duplicate"))).toEqual([
      "duplicate /article?view2=1",
      "duplicate /chain-1",
      "duplicate /chain-2",
      "duplicate /circle-b",
      "duplicate /print",
    ]);
  });
});

describe("[D1] what a page is read as", () => {
  it("is a product where its data says so, a file where it is one, text in its own encoding", async () => {
    const data = {
      "@type": "Product",
      name: "Lamp",
      sku: "L1",
      offers: { "@type": "Offer", price: "49.90", priceCurrency: "EUR" },
    };
    const script = `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
    setPages({
      "/": htmlPage(
        "Home",
        '<a href="/lamp">lamp</a><a href="/old">old</a><a href="/notes.txt">notes</a><a href="/broken">x</a>',
      ),
      "/lamp": htmlPage("Buy a lamp", script),
      "/broken": htmlPage("Broken data", '<script type="application/ld+json">{"@type":"Product","name":</script>'),
      "/old": { type: "text/html; charset=iso-8859-1", body: Buffer.from(htmlPage("Größe und Maß"), "latin1") },
      "/notes.txt": { type: "text/plain", body: "Opening hours\n\nMonday to Friday from nine to five." },
    });
    const run = await crawl();
    const documents = new Map(
      run.of("document").map(({ document }) => [document.externalId.replace(site.origin, ""), document]),
    );
    expect(documents.get("/lamp")).toMatchObject({ kind: "product", title: "Lamp", url: `${site.origin}/lamp` });
    expect(documents.get("/lamp")?.product?.variants).toMatchObject([
      { sku: "L1", priceMinor: 4_990, currency: "EUR" },
    ]);
    expect(documents.get("/old")?.title).toBe("Größe und Maß");
    expect(documents.get("/broken")).toMatchObject({ kind: "page", product: null });
    expect(documents.get("/notes.txt")).toMatchObject({ kind: "file", url: `${site.origin}/notes.txt` });
  });
});
