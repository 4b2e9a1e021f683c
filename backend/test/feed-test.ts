import { searchKnowledge, type SearchHit } from "#features/retrieval";
import type { TenantContext } from "#platform/tenant-context";
import { startCrawlSite, type CrawlSite, type SitePage } from "./crawl-site.ts";
import { addSource } from "./knowledge-test.ts";
import { openTestPlatform, type TestPlatform } from "./test-platform.ts";

interface Product {
  id: string;
  title: string;
  [key: string]: unknown;
}

/** A shop whose feed of JSON Lines a tenant's source reads. */
export interface FeedTest extends TestPlatform {
  site: CrawlSite;
  readonly ctx: TenantContext;
  readonly sourceId: string;
  /** Products, or lines as they are. */
  serve(...products: (Product | string)[]): void;
  serveAs(page: SitePage): void;
  find(query: string): Promise<SearchHit[]>;
  /** Another tenant with a source of its own. */
  begin(): Promise<void>;
}

export async function openFeedTest(): Promise<FeedTest> {
  const test = await openTestPlatform();
  const site = await startCrawlSite();
  const open = async () => {
    const ctx = await test.createTenant();
    return { ctx, sourceId: (await addSource(ctx, { kind: "catalogue", options: { url: `${site.origin}/feed` } })).id };
  };
  let current = await open();
  return {
    ...test,
    site,
    get ctx() {
      return current.ctx;
    },
    get sourceId() {
      return current.sourceId;
    },
    serve: (...products) => void site.pages.set("/feed", { body: toFeed(...products), type: "application/x-ndjson" }),
    serveAs: (page) => void site.pages.set("/feed", page),
    find: async (query) => (await searchKnowledge(current.ctx, { query })).hits,
    begin: async () => {
      current = await open();
      site.reset();
    },
    close: async () => {
      await site.close();
      await test.close();
    },
  };
}

export function toFeed(...products: (Product | string)[]): string {
  return products.map((product) => (typeof product === "string" ? product : JSON.stringify(product))).join("\n");
}
