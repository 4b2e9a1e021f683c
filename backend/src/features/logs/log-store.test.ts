import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TenantContext } from "#platform/tenant-context";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { parseLogQuery } from "./parse-log-query.ts";
import { compareLogIds } from "./log-record.ts";
import { logRecord } from "./test-records.ts";
import { storesUnderTest } from "./test-stores.ts";

describe.each(storesUnderTest)("[G1] a store of log records: $name", ({ open }) => {
  let test: TestPlatform;
  let ctx: TenantContext;
  const logs = () => test.platform.logs;
  const messages = async (scan: Parameters<ReturnType<typeof logs>["scan"]>[1], as = ctx) =>
    (await logs().scan(as, scan)).map(({ message }) => message);

  beforeAll(async () => {
    test = await openTestPlatform({}, { logs: open });
    ctx = await test.createTenant();
  });
  afterAll(() => test.close());

  it("gives back what it was given, whole", async () => {
    const record = logRecord({
      level: "error",
      message: "Übergröße: 10 € \"quoted\" \\ {brace} 'single' \n second line",
      fields: { "http.status": 502, slow: true, note: "a,b{}\"'\\", nothing: null, share: 0.25 },
      traceId: "0af7651916cd43dd8448eb211c80319c",
      spanId: "b7ad6b7169203331",
      conversationId: "c_1",
      visitorId: "v_1",
      source: "checkout",
    });
    const { ids } = await logs().append(ctx, { records: [record], batchKey: null });
    expect(await logs().scan(ctx, { order: "desc", limit: 1 })).toEqual([{ ...record, id: ids[0] }]);
  });

  it("gives every record an id of its own, in the order of acceptance, also to those that come at once", async () => {
    const batches = await Promise.all(
      Array.from({ length: 8 }, (_, batch) =>
        logs().append(ctx, {
          records: [1, 2, 3].map((n) => logRecord({ log: "order", message: `${batch}.${n}` })),
          batchKey: null,
        }),
      ),
    );
    const ids = batches.flatMap((batch) => batch.ids);
    expect(new Set(ids).size).toBe(24);
    for (const batch of batches) expect(batch.ids.toSorted(compareLogIds)).toEqual(batch.ids);
    const stored = await logs().scan(ctx, { order: "asc", limit: 100, filter: parseLogQuery("log:order") });
    expect(stored.map(({ id }) => id)).toEqual(ids.toSorted(compareLogIds));
  });

  it("keeps all records of a batch in the order they had", async () => {
    const records = Array.from({ length: 1_200 }, (_, index) =>
      logRecord({ log: "large", message: `number ${index}` }),
    );
    const { ids } = await logs().append(ctx, { records, batchKey: null });
    expect(ids).toHaveLength(1_200);
    const stored = await messages({ order: "asc", limit: 2_000, filter: parseLogQuery("log:large") });
    expect(stored).toEqual(records.map(({ message }) => message));
  });

  it("takes a batch once, however often it is sent", async () => {
    const batch = { records: [logRecord({ log: "once", message: "once" })], batchKey: "batch-1" };
    const [first, ...again] = await Promise.all([1, 2, 3].map(() => logs().append(ctx, batch)));
    const later = await logs().append(ctx, batch);
    const answers = [first, ...again, later];
    expect(new Set(answers.map((answer) => answer?.ids[0])).size).toBe(1);
    expect(answers.filter((answer) => answer?.duplicate === false)).toHaveLength(1);
    expect(await messages({ order: "asc", limit: 10, filter: parseLogQuery("log:once") })).toEqual(["once"]);
  });

  it("pages both ways from any id without missing or repeating one", async () => {
    const records = Array.from({ length: 25 }, (_, index) => logRecord({ log: "paged", message: `page ${index}` }));
    await logs().append(ctx, { records, batchKey: null });
    const filter = parseLogQuery("log:paged");
    for (const order of ["asc", "desc"] as const) {
      const seen: string[] = [];
      for (let at: string | null = null; ;) {
        const page = await logs().scan(ctx, {
          order,
          limit: 7,
          filter,
          ...(order === "asc" ? { after: at } : { before: at }),
        });
        seen.push(...page.map(({ message }) => message));
        at = page.at(-1)?.id ?? null;
        if (page.length < 7) break;
      }
      expect(seen).toEqual((order === "asc" ? records : records.toReversed()).map(({ message }) => message));
    }
  });

  it("finds by words, level, fields and ids as the query says", async () => {
    await logs().append(ctx, {
      records: [
        logRecord({ log: "find", level: "warn", message: "Refund failed twice", fields: { amount: 25 } }),
        logRecord({ log: "find", level: "info", message: "Refund done", fields: { amount: 5 }, conversationId: "c_9" }),
      ],
      batchKey: null,
    });
    const find = (query: string) => messages({ order: "asc", limit: 10, filter: parseLogQuery(`log:find ${query}`) });
    expect(await find("refund")).toEqual(["Refund failed twice", "Refund done"]);
    expect(await find("level>=warn")).toEqual(["Refund failed twice"]);
    expect(await find("field.amount<10")).toEqual(["Refund done"]);
    expect(await find("conv:c_9")).toEqual(["Refund done"]);
    expect(await find('"failed refund"')).toEqual([]);
  });
});

describe.each(storesUnderTest)("[G1] [L1] whose a record is in a store: $name", ({ open }) => {
  let test: TestPlatform;
  let ctx: TenantContext;
  const logs = () => test.platform.logs;
  const messages = async (scan: Parameters<ReturnType<typeof logs>["scan"]>[1], as = ctx) =>
    (await logs().scan(as, scan)).map(({ message }) => message);

  beforeAll(async () => {
    test = await openTestPlatform({}, { logs: open });
    ctx = await test.createTenant();
  });
  afterAll(() => test.close());

  it("wakes whoever follows the tenant's logs, and nobody else", async () => {
    const other = await test.createTenant();
    const heard: string[] = [];
    const woken = Promise.withResolvers<void>();
    const ends = [logs().subscribe(ctx, () => woken.resolve()), logs().subscribe(other, () => heard.push("other"))];
    await test.platform.ephemeral.ping();
    // A subscription stands a moment after it was asked for: records are sent until it has been heard of one.
    const sending = setInterval(
      () => void logs().append(ctx, { records: [logRecord({ log: "wake" })], batchKey: null }),
      20,
    );
    await woken.promise.finally(() => clearInterval(sending));
    for (const end of ends) end();
    expect(heard).not.toContain("other");
  });

  it("shows a tenant its own records alone", async () => {
    const other = await test.createTenant();
    const { ids } = await logs().append(other, {
      records: [logRecord({ message: "canary of another tenant" })],
      batchKey: "batch-1",
    });
    expect(ids).toHaveLength(1);
    expect(await messages({ order: "desc", limit: 10 }, other)).toEqual(["canary of another tenant"]);
    expect(await messages({ order: "desc", limit: 10, filter: parseLogQuery("canary") })).toEqual([]);
  });

  it("forgets a visitor's records, and those alone", async () => {
    await logs().append(ctx, {
      records: [
        logRecord({ log: "forget", message: "seen", visitorId: "v_gone" }),
        logRecord({ log: "forget", message: "kept", visitorId: "v_kept" }),
      ],
      batchKey: null,
    });
    expect(await logs().forgetVisitor(ctx, "v_gone")).toBe(1);
    expect(await messages({ order: "asc", limit: 10, filter: parseLogQuery("log:forget") })).toEqual(["kept"]);
    expect(await logs().forgetVisitor(ctx, "v_gone")).toBe(0);
  });

  it("[G1] has every accepted record in the archive once all is settled, counted by log", async () => {
    const own = await test.createTenant();
    await logs().append(own, {
      records: [logRecord({ log: "a" }), logRecord({ log: "a" }), logRecord({ log: "b" })],
      batchKey: null,
    });
    await logs().settle(own);
    const stats = await logs().stats(own);
    expect(stats.logs.map(({ log, records }) => ({ log, records }))).toEqual([
      { log: "a", records: 2 },
      { log: "b", records: 1 },
    ]);
    expect(stats.waiting).toBe(0);
    expect(await messages({ order: "asc", limit: 10 }, own)).toHaveLength(3);
  });
});
