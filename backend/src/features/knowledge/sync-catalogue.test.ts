import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openFeedTest, type FeedTest } from "#test/feed-test";
import { countKnowledge, fingerprintKnowledge, syncNow } from "#test/knowledge-test";
import { listSyncProblems } from "./follow-sync.ts";

describe("[D4] a catalogue's sync", () => {
  let test: FeedTest;
  beforeAll(async () => {
    test = await openFeedTest();
  });
  beforeEach(() => test.begin());
  afterAll(() => test.close());

  it("stores every product, findable with its live offer", async () => {
    test.serve({ id: "1", title: "Copper kettle", price: 49.5 }, { id: "2", title: "Iron pan", price: 30 });
    const sync = await syncNow(test.ctx, test.sourceId);
    expect(sync).toMatchObject({ state: "done", read: 2, indexed: 2, complete: true, fractionRead: 1, error: null });
    const [hit] = await test.find("kettle");
    expect(hit?.document).toMatchObject({ externalId: "1", title: "Copper kettle", sourceId: test.sourceId });
    expect(hit?.offers).toMatchObject([{ priceMinor: 4950, currency: "EUR" }]);
  });

  it("asks whether the feed has changed, and then reads and writes nothing", async () => {
    test.serve({ id: "1", title: "Copper kettle", price: 49.5 });
    await syncNow(test.ctx, test.sourceId);
    test.site.reset();
    const sync = await syncNow(test.ctx, test.sourceId);
    expect(sync).toMatchObject({ state: "done", read: 0, indexed: 0, removed: 0 });
    expect(test.site.log).toEqual(["GET /feed 304"]);
    expect((await countKnowledge(test.ctx)).documents).toBe(1);
  });

  it("writes nothing of products that say the same in a feed that was made anew", async () => {
    test.serve({ id: "1", title: "Copper kettle", price: 49.5 }, { id: "2", title: "Iron pan", price: 30 });
    await syncNow(test.ctx, test.sourceId);
    const before = await fingerprintKnowledge(test.database.owner, test.ctx);
    test.serve({ title: "Iron pan", id: "2", price: 30 }, { id: "1", price: 49.5, title: "Copper kettle" });
    expect(await syncNow(test.ctx, test.sourceId)).toMatchObject({ read: 2, unchanged: 2, indexed: 0, removed: 0 });
    expect(await fingerprintKnowledge(test.database.owner, test.ctx)).toBe(before);
  });

  it("changes an offer alone where only the price is new", async () => {
    test.serve({ id: "1", title: "Copper kettle", price: 49.5 });
    await syncNow(test.ctx, test.sourceId);
    const before = await test.find("kettle");
    test.serve({ id: "1", title: "Copper kettle", price: 39.5 });
    expect(await syncNow(test.ctx, test.sourceId)).toMatchObject({ indexed: 1 });
    const after = await test.find("kettle");
    expect(after[0]?.offers[0]?.priceMinor).toBe(3950);
    expect(after[0]?.chunk.number).toBe(before[0]?.chunk.number);
  });

  it("removes what is gone, and keeps a product whose row went bad, with the reason", async () => {
    test.serve({ id: "1", title: "Copper kettle" }, { id: "2", title: "Iron pan" }, { id: "3", title: "Tin cup" });
    await syncNow(test.ctx, test.sourceId);
    test.serve({ id: "1", title: "Copper kettle" }, { id: "3", title: "" });
    const sync = await syncNow(test.ctx, test.sourceId);
    expect(sync).toMatchObject({ removed: 1, skipped: 1, complete: true });
    expect(await test.find("pan")).toEqual([]);
    expect((await test.find("cup"))[0]?.document.externalId).toBe("3");
    const { problems } = await listSyncProblems(test.ctx, { syncId: sync.id, after: 0, limit: 10 });
    expect(problems).toMatchObject([{ outcome: "skipped", item: "line 2: 3", code: "title_missing" }]);
  });

  it("removes nothing when a row cannot be read at all", async () => {
    test.serve({ id: "1", title: "Copper kettle" }, { id: "2", title: "Iron pan" });
    await syncNow(test.ctx, test.sourceId);
    test.serve({ id: "1", title: "Copper kettle" }, "{ broken");
    const sync = await syncNow(test.ctx, test.sourceId);
    expect(sync).toMatchObject({ state: "done", complete: false, removed: 0, skipped: 1 });
    expect((await countKnowledge(test.ctx)).documents).toBe(2);
  });

  it("removes more than a page of documents at once, and only those", async () => {
    const many = Array.from({ length: 130 }, (_, index) => ({ id: `${index}`, title: `Spoon number ${index}` }));
    test.serve(...many);
    await syncNow(test.ctx, test.sourceId);
    test.serve(...many.filter((_, index) => index % 10 === 0));
    expect(await syncNow(test.ctx, test.sourceId)).toMatchObject({ removed: 117, unchanged: 13 });
    const counts = await countKnowledge(test.ctx);
    expect(counts).toMatchObject({ documents: 13, chunks: 13, offers: 13, indexed_passages: 13 });
  });
});
