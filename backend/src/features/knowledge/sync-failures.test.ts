import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { searchLogs } from "#features/logs";
import { openFeedTest, toFeed, type FeedTest } from "#test/feed-test";
import { asJob, countKnowledge, syncNow } from "#test/knowledge-test";
import { cancelSync, getSync } from "./follow-sync.ts";
import { pushDocuments } from "./push-documents.ts";
import { startSync } from "./start-sync.ts";
import { syncSourceJob } from "./sync-source-job.ts";

const kettle = { id: "1", title: "Copper kettle" };
const pan = { id: "2", title: "Iron pan" };

describe("[D4] a sync that something comes between", () => {
  let test: FeedTest;
  beforeAll(async () => {
    test = await openFeedTest();
  });
  beforeEach(async () => {
    await test.begin();
    test.serve(kettle, pan);
    await syncNow(test.ctx, test.sourceId);
  });
  afterAll(() => test.close());

  const breakOff = `${toFeed(kettle)}\n`;
  it.each([
    ["is empty all of a sudden", { body: "" }, "source_empty"],
    ["holds no product any more", { body: '<rss version="2.0"><channel></channel></rss>' }, "source_empty"],
    ["is not there", { status: 503, body: "later" }, "source_unreachable"],
    ["is something else", "<h1>We moved</h1>", "catalogue_format_unknown"],
    ["breaks off", { body: breakOff, headers: { "content-length": breakOff.length + 10 } }, "source_unreachable"],
  ])("fails with a reason and keeps everything when the feed %s", async (_, page, code) => {
    test.serveAs(
      typeof page === "object" && "headers" in page
        ? (_request, response) => {
            response.writeHead(200, page.headers);
            response.write(page.body, () => response.destroy());
          }
        : page,
    );
    expect(await syncNow(test.ctx, test.sourceId)).toMatchObject({ state: "failed", error: { code } });
    expect((await countKnowledge(test.ctx)).documents).toBe(2);
    const { records } = await searchLogs(test.ctx, { q: `log:syncs field.error=${code}`, order: "desc", limit: 10 });
    expect(records.map(({ level }) => level)).toEqual(["error"]);
  });

  it("leaves alone what its owner pushes while it reads, deletions too", async () => {
    const { ctx, sourceId } = test;
    const product = (externalId: string, title: string) => ({
      externalId,
      title,
      kind: "product",
      product: { variants: [{ externalId }] },
    });
    const documents = [product("1", "Silver kettle"), { externalId: "2", deleted: true }, product("4", "Glass jug")];
    test.serveAs((_, response) => {
      void pushDocuments(ctx, { sourceId, documents }).then(() =>
        response.end(toFeed({ id: "1", title: "Brass kettle" }, { id: "2", title: "Steel pan" })),
      );
    });
    expect(await syncNow(ctx, sourceId)).toMatchObject({ state: "done", removed: 0 });
    const titles = await Promise.all(
      ["kettle", "pan", "jug"].map(async (word) => (await test.find(word))[0]?.document.title),
    );
    expect(titles).toEqual(["Silver kettle", undefined, "Glass jug"]);
  });

  it("stops when it is cancelled, and can be started again", async () => {
    const { ctx, sourceId } = test;
    const sync = await startSync(ctx, sourceId);
    await expect(startSync(ctx, sourceId)).rejects.toThrow("sync_already_running");
    test.serveAs((_, response) => {
      void cancelSync(ctx, sync.id).then(() => response.end(toFeed({ id: "9", title: "Tin cup" })));
    });
    await syncSourceJob.run(asJob(ctx), { syncId: sync.id }, new AbortController().signal);
    expect(await getSync(ctx, sync.id)).toMatchObject({ state: "cancelled" });
    test.serve(kettle);
    expect(await syncNow(ctx, sourceId)).toMatchObject({ state: "done", removed: 1 });
  });

  it("goes on from the beginning when its job was interrupted", async () => {
    const { ctx, sourceId } = test;
    const stopping = new AbortController();
    test.serveAs((_, response) => {
      stopping.abort();
      response.end(toFeed(kettle));
    });
    const sync = await startSync(ctx, sourceId);
    await expect(syncSourceJob.run(asJob(ctx), { syncId: sync.id }, stopping.signal)).rejects.toThrow();
    expect(await getSync(ctx, sync.id)).toMatchObject({ state: "running" });
    test.serve(kettle);
    await syncSourceJob.run(asJob(ctx), { syncId: sync.id }, new AbortController().signal);
    expect(await getSync(ctx, sync.id)).toMatchObject({ state: "done", read: 1, removed: 1 });
  });

  it("is unknown to another tenant", async () => {
    const stranger = await test.createTenant();
    const sync = await startSync(test.ctx, test.sourceId);
    await expect(getSync(stranger, sync.id)).rejects.toThrow("not_found");
    await expect(cancelSync(stranger, sync.id)).rejects.toThrow("not_found");
    await expect(startSync(stranger, test.sourceId)).rejects.toThrow("not_found");
  });
});
