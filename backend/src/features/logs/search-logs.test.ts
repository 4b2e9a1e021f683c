import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NewLogRecord } from "#platform/log-record";
import type { TenantContext } from "#platform/tenant-context";
import { openTestPlatform, type Edges, type TestPlatform } from "#test/test-platform";
import { createArchiveLogStore } from "./archive-log-store.ts";
import { bucketWidth, countLogs } from "./count-logs.ts";
import { listLogFacets } from "./list-log-facets.ts";
import { searchLogs } from "./search-logs.ts";
import { logRecord } from "./test-records.ts";

const MINUTE = 60_000;
const START = Date.parse("2026-11-21T08:00:00Z");
let nowMs = START;
let test: TestPlatform;
let ctx: TenantContext;

beforeAll(async () => {
  // Hot records have the hot store's own times.
  const logs = async (edges: Edges) => createArchiveLogStore(edges);
  test = await openTestPlatform({ clock: { now: () => new Date(nowMs) } }, { logs });
  ctx = await test.createTenant();
  await append(await test.createTenant("Somebody else"), [logRecord({ message: "refund of somebody else" })]);
  for (let index = 0; index < 30; index += 1) {
    nowMs = START + index * 10 * MINUTE;
    const level = index % 10 === 9 ? "error" : "info";
    const log = index % 2 === 0 ? "checkout" : "crawl";
    const fields = { amount: index, shop: index % 3 === 0 ? "eu" : "us" };
    await append(ctx, [logRecord({ level, log, message: `order ${index} refund ${level}`, fields, source: "api" })]);
  }
});
afterAll(() => test.close());

async function append(owner: TenantContext, records: NewLogRecord[]): Promise<void> {
  await owner.platform.logs.append(owner, { records, batchKey: null });
}

const search = (q: string, more: Partial<Parameters<typeof searchLogs>[1]> = {}) =>
  searchLogs(ctx, { q, order: "desc", limit: 100, ...more });

describe("[G8] searching logs", () => {
  it("gives the newest first, and nothing of anybody else", async () => {
    const { records, nextCursor } = await search("refund");
    expect(records.map(({ fields }) => fields["amount"])).toEqual(Array.from({ length: 30 }, (_, index) => 29 - index));
    expect(nextCursor).toBeNull();
  });

  it("counts since and until from now", async () => {
    const { records } = await search("since:1h until:30m");
    expect(records.map(({ fields }) => fields["amount"])).toEqual([25, 24, 23]);
  });

  it("goes through all pages once, in both orders, and keeps the period of the first page", async () => {
    for (const order of ["desc", "asc"] as const) {
      const seen: unknown[] = [];
      let cursor: string | undefined;
      do {
        const page = await search("log:checkout since:2h", { order, limit: 2, cursor });
        seen.push(...page.records.map(({ fields }) => fields["amount"]));
        cursor = page.nextCursor ?? undefined;
        nowMs += 5 * MINUTE;
      } while (cursor !== undefined);
      nowMs = START + 290 * MINUTE;
      expect(seen).toEqual(order === "desc" ? [28, 26, 24, 22, 20, 18] : [18, 20, 22, 24, 26, 28]);
    }
  });

  it("refuses a cursor that is none", async () => {
    for (const cursor of ["1-1", "x.1", "1-1.1.1", "1-1.z"])
      await expect(search("", { cursor })).rejects.toMatchObject({ code: "log_cursor_invalid" });
  });

  it("refuses a query with the column of its error", async () => {
    await expect(search("level>=loud")).rejects.toMatchObject({ issues: [{ path: "q:8" }] });
  });
});

describe("[G8] counting logs", () => {
  it("sums all records of a query by time and level", async () => {
    const histogram = await countLogs(ctx, { q: "refund since:5h", buckets: 10 });
    expect(histogram.bucketMs).toBe(60 * MINUTE);
    expect(histogram.buckets.map(({ at, total, levels }) => [at.slice(11, 16), total, levels])).toEqual([
      ["08:00", 6, { info: 6 }],
      ["09:00", 6, { info: 5, error: 1 }],
      ["10:00", 6, { info: 6 }],
      ["11:00", 6, { info: 5, error: 1 }],
      ["12:00", 6, { info: 5, error: 1 }],
    ]);
    expect(histogram.total).toBe(30);
  });

  it("begins with the first record where nothing says since", async () => {
    const histogram = await countLogs(ctx, { q: "field.amount<6", buckets: 60 });
    expect(Date.parse(histogram.from)).toBeLessThanOrEqual(START);
    expect(Date.parse(histogram.from)).toBeGreaterThan(START - histogram.bucketMs);
    expect(histogram.total).toBe(6);
  });

  it("has an answer where there is no record", async () => {
    const nobody = await test.createTenant("Nobody");
    expect(await countLogs(nobody, { q: "", buckets: 10 })).toMatchObject({ total: 0, buckets: [] });
    expect(await listLogFacets(nobody, { q: "", field: "x", limit: 5 })).toMatchObject({ logs: [], values: [] });
  });

  it("takes the narrowest width that fits", () => {
    expect(bucketWidth(0, 60_000, 60)).toBe(1000);
    expect(bucketWidth(0, 60_001, 60)).toBe(2000);
    expect(bucketWidth(0, 86_400_000, 60)).toBe(1_800_000);
    expect(bucketWidth(1, 40 * 365 * 86_400_000, 10)).toBeGreaterThan(364 * 86_400_000);
  });
});

describe("[G8] what records are of", () => {
  it("counts levels, logs, sources, fields and the values of one, the most frequent first", async () => {
    expect(await listLogFacets(ctx, { q: "refund", field: "shop", limit: 10 })).toEqual({
      levels: [
        { value: "info", count: 27 },
        { value: "error", count: 3 },
      ],
      logs: [
        { value: "checkout", count: 15 },
        { value: "crawl", count: 15 },
      ],
      sources: [{ value: "api", count: 30 }],
      fields: [
        { value: "amount", count: 30 },
        { value: "shop", count: 30 },
      ],
      values: [
        { value: "us", count: 20 },
        { value: "eu", count: 10 },
      ],
    });
    expect((await listLogFacets(ctx, { q: "log:crawl level:error", limit: 10 })).logs).toEqual([
      { value: "crawl", count: 3 },
    ]);
  });
});

describe("[G8] hot and archived records together", () => {
  it("are counted, sorted out and found once each, wherever each of them is", async () => {
    const own = await openTestPlatform();
    try {
      const shop = await own.createTenant();
      const add = (from: number, to: number) =>
        append(
          shop,
          Array.from({ length: to - from }, (_, index) =>
            logRecord({
              level: "warn",
              message: `refund ${from + index}`,
              fields: { half: from === 0 ? "old" : "new" },
            }),
          ),
        );
      await add(0, 1500);
      await shop.platform.logs.settle(shop);
      await add(1500, 2700);
      const { total, buckets } = await countLogs(shop, { q: "refund level:warn", buckets: 10 });
      expect([total, buckets.reduce((sum, bucket) => sum + bucket.total, 0)]).toEqual([2700, 2700]);
      const { logs, values } = await listLogFacets(shop, { q: "refund", field: "half", limit: 5 });
      expect(logs).toEqual([{ value: "app", count: 2700 }]);
      expect(values).toEqual([
        { value: "old", count: 1500 },
        { value: "new", count: 1200 },
      ]);
      const across = await searchLogs(shop, {
        q: '"refund 1499" OR "refund 1500" OR "refund 2699"',
        order: "asc",
        limit: 9,
      });
      expect(across.records.map(({ message }) => message)).toEqual(["refund 1499", "refund 1500", "refund 2699"]);
    } finally {
      await own.close();
    }
  });
});
