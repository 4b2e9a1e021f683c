import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newSource } from "@netvexa/contract";
import type { TenantContext } from "#platform/tenant-context";
import { addSource } from "#test/knowledge-test";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { createSource } from "./create-source.ts";
import { listSyncs } from "./follow-sync.ts";
import { getDocument, listDocuments } from "./list-documents.ts";
import { getSource, listSources } from "./list-sources.ts";
import { pushDocuments } from "./push-documents.ts";
import { startSync } from "./start-sync.ts";
import { updateSource } from "./update-source.ts";

describe("[D4] sources and their documents", () => {
  let test: TestPlatform;
  let ctx: TenantContext;
  beforeAll(async () => {
    test = await openTestPlatform();
    ctx = await test.createTenant();
  });
  afterAll(() => test.close());

  it("begin to be read where there is something to read, and only there", async () => {
    const create = (source: unknown) => createSource(ctx, newSource.parse(source));
    const website = await create({ kind: "website", name: "Site", options: { startUrl: "https://shop.example/" } });
    expect(website.latestSync).toMatchObject({ state: "queued", sourceId: website.id });
    expect(website.options).toMatchObject({ startUrl: "https://shop.example/", maxPages: 2_000 });
    const feed = { kind: "catalogue", name: "Feed", options: { url: "https://shop.example/feed.xml" } };
    expect((await create(feed)).latestSync).toMatchObject({ state: "queued" });
    expect((await create({ ...feed, sync: false })).latestSync).toBeNull();
    const upload = await create({ kind: "catalogue", name: "Upload" });
    expect(upload.latestSync).toBeNull();
    await expect(startSync(ctx, upload.id)).rejects.toThrow("source_has_no_content");
    const push = await create({ kind: "push", name: "Plugin" });
    await expect(startSync(ctx, push.id)).rejects.toThrow("source_cannot_sync");
    expect((await listSources(ctx, { limit: 2 })).sources).toHaveLength(2);
    expect((await listSources(ctx, { limit: 10, after: website.id })).sources.map(({ id }) => id)).not.toContain(
      website.id,
    );
    expect((await listSyncs(ctx, { sourceId: website.id, limit: 5 })).syncs).toHaveLength(1);
  });

  it("are changed in what is given alone, and held to the options of their kind", async () => {
    const { id, options } = await addSource(ctx, { kind: "catalogue", options: { url: "https://shop.example/feed" } });
    const renamed = await updateSource(ctx, { sourceId: id, name: "Renamed", resyncEveryMinutes: 60 });
    expect(renamed).toMatchObject({ name: "Renamed", resyncEveryMinutes: 60, options });
    expect(renamed.nextSyncAt).not.toBeNull();
    expect(await updateSource(ctx, { sourceId: id, resyncEveryMinutes: null })).toMatchObject({
      name: "Renamed",
      nextSyncAt: null,
    });
    const wrong = { startUrl: "https://shop.example/" };
    await expect(updateSource(ctx, { sourceId: id, options: wrong })).rejects.toThrow("options_invalid");
    await expect(updateSource(await test.createTenant(), { sourceId: id, name: "Mine" })).rejects.toThrow("not_found");
    expect(await getSource(ctx, id)).toMatchObject({ name: "Renamed" });
  });

  it("give back their documents with offers and passages, to their own tenant alone", async () => {
    const { id } = await addSource(ctx, { kind: "push" });
    const variants = [
      { externalId: "s", price: { minor: 1_990, currency: "EUR" }, availability: "in_stock", stock: 3 },
    ];
    await pushDocuments(ctx, {
      sourceId: id,
      documents: [
        { externalId: "hat", kind: "product", title: "Felt hat", product: { brand: "Brim", variants } },
        { externalId: "care", title: "Care", content: { format: "html", body: "<h2>Felt</h2><p>Brush it dry.</p>" } },
      ],
    });
    const { documents } = await listDocuments(ctx, { sourceId: id, after: 0, limit: 10 });
    expect(documents.map(({ externalId }) => externalId)).toEqual(["hat", "care"]);
    const [hat, care] = documents;
    expect(await getDocument(ctx, hat?.number ?? 0)).toMatchObject({
      title: "Felt hat",
      product: { brand: "Brim" },
      offers: [{ externalId: "s", price: { minor: 1_990, currency: "EUR" }, stock: 3, availability: "in_stock" }],
    });
    expect((await getDocument(ctx, care?.number ?? 0)).passages).toMatchObject([
      { position: 0, headings: ["Felt"], text: "Brush it dry." },
    ]);
    const page = { sourceId: id, externalId: "care", after: 0, limit: 10 };
    expect((await listDocuments(ctx, page)).documents).toHaveLength(1);
    expect((await listDocuments(ctx, { after: hat?.number ?? 0, sourceId: id, limit: 10 })).documents).toEqual([care]);
    const stranger = await test.createTenant();
    await expect(getDocument(stranger, hat?.number ?? 0)).rejects.toThrow("not_found");
    expect((await listDocuments(stranger, page)).documents).toEqual([]);
  });
});
