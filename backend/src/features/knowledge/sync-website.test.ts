import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { searchKnowledge } from "#features/retrieval";
import type { TenantContext } from "#platform/tenant-context";
import { htmlPage, sitemapOf, startCrawlSite, type CrawlSite } from "#test/crawl-site";
import { addSource, countKnowledge, fingerprintKnowledge, syncNow } from "#test/knowledge-test";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { listSyncProblems } from "./follow-sync.ts";
import { previewSource } from "./preview-source.ts";
import { websiteOptions } from "@netvexa/contract";

describe("[D4] a website's sync", () => {
  let test: TestPlatform;
  let site: CrawlSite;
  let ctx: TenantContext;
  let sourceId: string;
  beforeAll(async () => {
    test = await openTestPlatform();
    site = await startCrawlSite({
      "/robots.txt": { body: "User-agent: *\nDisallow: /secret\nSitemap: {origin}/sitemap.xml", type: "text/plain" },
      "/sitemap.xml": {
        body: sitemapOf(["/", "/returns", "/shipping", "/secret"].map((path) => ({ loc: `{origin}${path}` }))),
        type: "application/xml",
      },
      "/": htmlPage("Welcome"),
      "/returns": htmlPage("Returns within thirty days"),
      "/shipping": htmlPage("Shipping to islands"),
      "/secret": htmlPage("Secret"),
    });
    ctx = await test.createTenant();
    const options = { startUrl: `${site.origin}/`, requestsPerSecond: 20 };
    sourceId = (await addSource(ctx, { kind: "website", options })).id;
  });
  afterAll(async () => {
    await site.close();
    await test.close();
  });

  const find = async (query: string) =>
    (await searchKnowledge(ctx, { query })).hits.map(({ document }) => document.url?.replace(site.origin, ""));

  it("can be previewed, which keeps nothing", async () => {
    const options = websiteOptions.parse({ startUrl: `${site.origin}/`, requestsPerSecond: 20 });
    const preview = await previewSource(ctx, { kind: "website", options }, new AbortController().signal);
    expect(preview.documents.map(({ title }) => title)).toContain("Shipping to islands");
    expect((await countKnowledge(ctx)).documents).toBe(0);
  });

  it("stores the pages that may be read, and says why others were not", async () => {
    const sync = await syncNow(ctx, sourceId);
    expect(sync).toMatchObject({ state: "done", indexed: 3, failed: 0, complete: true });
    expect((await find("islands"))[0]).toBe("/shipping");
    const { problems } = await listSyncProblems(ctx, { syncId: sync.id, after: 0, limit: 10 });
    expect(problems).toMatchObject([{ outcome: "skipped", item: `${site.origin}/secret`, code: "robots" }]);
  });

  it("asks conditionally the second time and stores nothing anew", async () => {
    const before = await fingerprintKnowledge(test.database.owner, ctx);
    site.reset();
    expect(await syncNow(ctx, sourceId)).toMatchObject({ state: "done", unchanged: 3, indexed: 0, removed: 0 });
    expect(site.log).toContain("GET /returns 304");
    // The time of asking is noted in `documents`; everything made from a page stays as it is.
    const made = (print: string) => print.split("\n").filter((line) => !line.startsWith("documents "));
    expect(made(await fingerprintKnowledge(test.database.owner, ctx))).toEqual(made(before));
  });

  it("takes in a changed page, removes one that is gone, and keeps one that fails", async () => {
    site.pages.set("/returns", htmlPage("Returns within sixty days"));
    site.pages.set("/shipping", { status: 404, body: "gone" });
    site.pages.set("/", { status: 500, body: "oops" });
    const sync = await syncNow(ctx, sourceId);
    expect(sync).toMatchObject({ indexed: 1, removed: 1 });
    expect(await find("sixty")).toEqual(["/returns"]);
    expect(await find("thirty")).toEqual([]);
    expect(await find("islands")).toEqual([]);
    expect(await find("welcome")).toEqual(["/"]);
  });
});
