import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LogStore } from "#platform/log-store";
import { openRedisStreams, type Streams } from "#platform/redis-streams";
import type { TenantContext } from "#platform/tenant-context";
import { openTestPlatform, type Edges, type TestPlatform } from "#test/test-platform";
import { archiveTenant } from "./archive-hot-logs.ts";
import { streamKey } from "./hot-keys.ts";
import { parseLogQuery } from "./parse-log-query.ts";
import { createStreamLogStore } from "./stream-log-store.ts";
import { logRecord } from "./test-records.ts";
import { testRedisUrl } from "./test-stores.ts";

let test: TestPlatform;
let logs: LogStore;
let streams: Streams;
let later = 0;
/** Entries that were read out of streams. */
let entriesRead = 0;

const fill = (ctx: TenantContext, from: number, count: number) =>
  logs.append(ctx, {
    records: Array.from({ length: count }, (_, index) => logRecord({ message: `number ${from + index}` })),
    batchKey: null,
  });
const archive = (ctx: TenantContext) => archiveTenant({ platform: test.platform, streams }, ctx);
const numbers = (records: { message: string }[]) => records.map(({ message }) => Number(message.slice(7)));
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

/** A store for the tests of one group; its clock runs ahead as they say, so that archived records are trimmed at once. */
function useStreams(): void {
  beforeAll(async () => {
    const clock = { now: () => new Date(Date.now() + later) };
    const open = async ({ ephemeral, logger, prefix }: Edges) => {
      streams = await openRedisStreams({ url: testRedisUrl, logger, prefix, mustSurvive: false });
      const counted: Streams = {
        ...streams,
        range: async (range) => {
          const entries = await streams.range(range);
          entriesRead += entries.length;
          return entries;
        },
      };
      return createStreamLogStore({ streams: counted, ephemeral, logger });
    };
    test = await openTestPlatform({ clock }, { logs: open });
    logs = test.platform.logs;
  });
  afterAll(() => test.close());
}

// Needs a Redis: `TEST_REDIS_URL`.
describe.skipIf(testRedisUrl === "")("[G1] records on their way from Redis to the archive", () => {
  useStreams();

  it("are read once each, wherever they are, also while they are moved and trimmed", async () => {
    later = 3_600_000;
    const ctx = await test.createTenant();
    let sent = 0;
    const writing = new AbortController();
    const write = async () => {
      for (let batch = 0; batch < 40; batch += 1) {
        await fill(ctx, sent, 60);
        sent += 60;
        await archive(ctx);
      }
      writing.abort();
    };
    const read = async () => {
      let scans = 0;
      for (let tail: string | null = null, expected = 0; !writing.signal.aborted || expected < sent; scans += 1) {
        const page: Awaited<ReturnType<LogStore["scan"]>> = await logs.scan(ctx, {
          after: tail,
          order: "asc",
          limit: 50,
        });
        expect(numbers(page)).toEqual(page.map((_, index) => expected + index));
        expected += page.length;
        tail = page.at(-1)?.id ?? tail;
        const newest = numbers(await logs.scan(ctx, { order: "desc", limit: 130 }));
        const [first = -1] = newest;
        expect(newest).toEqual(newest.map((_, index) => first - index));
        expect(newest.length).toBe(Math.min(130, first + 1));
      }
      return scans;
    };
    const [, scans] = await Promise.all([write(), read()]);
    expect(scans).toBeGreaterThan(20);
    expect(numbers(await logs.scan(ctx, { order: "asc", limit: 5_000 }))).toEqual(upTo(2_400));
    const hot = await streams.range({ stream: streamKey(ctx), after: null, before: null, order: "asc", count: 5_000 });
    expect(hot.length).toBeLessThan(500);
  });

  it("are written once when several workers move them at the same time", async () => {
    const ctx = await test.createTenant();
    await fill(ctx, 0, 3_000);
    const moved = await Promise.all([1, 2, 3, 4].map(() => archive(ctx)));
    expect(moved.reduce((sum, count) => sum + count)).toBe(3_000);
    const { rows } = await sql<{ records: number; counted: number }>`select
      (select count(*)::int from log_records where tenant_id = ${ctx.tenantId}) as records,
      (select sum(records)::int from log_hours where tenant_id = ${ctx.tenantId}) as counted`.execute(
      test.database.owner,
    );
    expect(rows).toEqual([{ records: 3_000, counted: 3_000 }]);
    expect((await logs.stats(ctx)).waiting).toBe(0);
  });

  it("stay in Redis, all of them, while they cannot be archived", async () => {
    later = 3_600_000;
    const ctx = await test.createTenant();
    await fill(ctx, 0, 500);
    await sql`alter table log_records rename to log_records_away`.execute(test.database.owner);
    try {
      await expect(archive(ctx)).rejects.toThrow();
    } finally {
      await sql`alter table log_records_away rename to log_records`.execute(test.database.owner);
    }
    const hot = await streams.range({ stream: streamKey(ctx), after: null, before: null, order: "asc", count: 1_000 });
    expect(hot).toHaveLength(500);
    expect(await archive(ctx)).toBe(500);
  });

  it("get ids behind the archived ones when Redis has lost everything and the clock fell back", async () => {
    const ctx = await test.createTenant();
    const { ids } = await fill(ctx, 0, 10);
    await archive(ctx);
    const ahead = Date.now() + 86_400_000;
    await sql`update log_cursors set ms = ${ahead}::bigint where tenant_id = ${ctx.tenantId}`.execute(
      test.database.owner,
    );
    await streams.drop(streamKey(ctx));
    const again = await fill(ctx, 10, 2);
    expect(again.ids[0]).toMatch(new RegExp(`^${ahead}-`));
    expect(ids[0]).not.toBe(again.ids[0]);
    expect(numbers(await logs.scan(ctx, { order: "asc", limit: 100 }))).toEqual(upTo(12));
  });

  it("are named to the workers, which then move them without being told of the tenant", async () => {
    const ctx = await test.createTenant();
    await fill(ctx, 0, 5);
    await logs.archive(test.platform);
    expect((await logs.stats(ctx)).waiting).toBe(0);
  });
});

describe.skipIf(testRedisUrl === "")("[G8] queries of records that are in Redis, in the archive, or in both", () => {
  useStreams();

  it("are found by a query in both places together", async () => {
    later = 0;
    const ctx = await test.createTenant();
    await fill(ctx, 0, 30);
    await archive(ctx);
    await streams.drop(streamKey(ctx));
    await fill(ctx, 30, 30);
    for (const order of ["asc", "desc"] as const) {
      const found = await logs.scan(ctx, { order, limit: 100, filter: parseLogQuery("number") });
      expect(numbers(found).toSorted((a, b) => a - b)).toEqual(upTo(60));
    }
    const page = await logs.scan(ctx, { order: "desc", limit: 40, filter: parseLogQuery("level:info") });
    expect(numbers(page)).toEqual(upTo(60).toReversed().slice(0, 40));
  });

  it("are searched in the archive from the moment they are there, and in Redis only behind it", async () => {
    later = 0;
    const ctx = await test.createTenant();
    await fill(ctx, 0, 3_000);
    await archive(ctx);
    await fill(ctx, 3_000, 5);
    const stream = { stream: streamKey(ctx), after: null, before: null, order: "asc", count: 5_000 } as const;
    expect(await streams.range(stream)).toHaveLength(3_005);
    for (const order of ["asc", "desc"] as const) {
      for (const [query, expected] of [
        ['"number 17"', [17]],
        ['"number 3004"', [3_004]],
        ["nothing", []],
      ] as const) {
        entriesRead = 0;
        const found = await logs.scan(ctx, { order, limit: 10, filter: parseLogQuery(query) });
        expect(numbers(found)).toEqual(expected);
        expect(entriesRead).toBeLessThan(20);
      }
    }
  });

  it("are read once each by a query as well, while they are moved and trimmed", async () => {
    later = 3_600_000;
    const ctx = await test.createTenant();
    const filter = parseLogQuery("number level:info");
    let sent = 0;
    const writing = new AbortController();
    const write = async () => {
      for (let batch = 0; batch < 30; batch += 1) {
        await fill(ctx, sent, 60);
        sent += 60;
        await archive(ctx);
      }
      writing.abort();
    };
    const read = async () => {
      for (let after: string | null = null, expected = 0; !writing.signal.aborted || expected < sent;) {
        const page: Awaited<ReturnType<LogStore["scan"]>> = await logs.scan(ctx, {
          after,
          order: "asc",
          limit: 50,
          filter,
        });
        expect(numbers(page)).toEqual(page.map((_, index) => expected + index));
        expected += page.length;
        after = page.at(-1)?.id ?? after;
        const newest = numbers(await logs.scan(ctx, { order: "desc", limit: 130, filter }));
        const [first = -1] = newest;
        expect(newest).toEqual(
          upTo(first + 1)
            .toReversed()
            .slice(0, 130),
        );
      }
    };
    await Promise.all([write(), read()]);
    expect(numbers(await logs.scan(ctx, { order: "asc", limit: 5_000, filter }))).toEqual(upTo(1_800));
  });
});
