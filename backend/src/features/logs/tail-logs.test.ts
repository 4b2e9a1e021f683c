import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TenantContext } from "#platform/tenant-context";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { countLogListeners } from "./log-reader.ts";
import { tailLogs, type TailEvent, type TailLimits } from "./tail-logs.ts";
import { logRecord } from "./test-records.ts";

let test: TestPlatform;
let ctx: TenantContext;
beforeAll(async () => {
  test = await openTestPlatform();
});
afterAll(() => test.close());

interface Follower {
  events: AsyncGenerator<TailEvent>;
  /** The next messages of records. */
  take(count: number): Promise<string[]>;
  lastId(): string;
  stop(): Promise<void>;
}

type Limits = TailLimits & { seconds: number };
const LIMITS: Limits = { queued: 50, quietMs: 20_000, seconds: 60 };

async function follow(q: string, lastEventId: string | null = null, limits: Partial<Limits> = {}): Promise<Follower> {
  const { seconds, ...rest } = { ...LIMITS, ...limits };
  const gone = new AbortController();
  const events = await tailLogs(ctx, { q, lastEventId, seconds, signal: gone.signal }, rest);
  let lastId = lastEventId ?? "";
  const next = async (): Promise<TailEvent> => {
    const { value, done } = await events.next();
    if (done) throw new Error("The tail ended.");
    lastId = value.id;
    return value;
  };
  const take = async (count: number) => {
    const messages: string[] = [];
    while (messages.length < count) {
      const { data } = await next();
      if (data.kind === "record") messages.push(data.record.message);
    }
    return messages;
  };
  const stop = async () => {
    gone.abort();
    await events.return(undefined);
  };
  return { events, take, lastId: () => lastId, stop };
}

async function append(...messages: string[]): Promise<string[]> {
  const records = messages.map((message) => logRecord({ message }));
  return (await ctx.platform.logs.append(ctx, { records, batchKey: null })).ids;
}

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `n ${from + index}`);

describe("[G8] a live tail", () => {
  it("begins with the next record, and gives those of its query alone", async () => {
    ctx = await test.createTenant();
    await append("earlier refund");
    const tail = await follow("refund");
    expect((await tail.events.next()).value?.data).toEqual({ kind: "following" });
    await append("order", "refund one", "refund two");
    expect(await tail.take(2)).toEqual(["refund one", "refund two"]);
    await tail.stop();
  });

  it("goes back as far as since says before it follows", async () => {
    ctx = await test.createTenant();
    await append("a", "b");
    const tail = await follow("since:1h");
    expect(await tail.take(2)).toEqual(["a", "b"]);
    await append("c");
    expect(await tail.take(1)).toEqual(["c"]);
    await tail.stop();
  });

  it("goes on after a break without gap or double, whenever the break was and while records keep coming", async () => {
    ctx = await test.createTenant();
    const seen: string[] = [];
    const sending = (async () => {
      for (let from = 0; from < 400; from += 8) await append(...numbers(from, from + 8));
    })();
    let lastEventId: string | null = "0";
    for (const take of [1, 30, 7, 100, 2, 160, 100]) {
      const tail: Follower = await follow("", lastEventId, { queued: 1000 });
      seen.push(...(await tail.take(take)));
      lastEventId = tail.lastId();
      await tail.stop();
    }
    await sending;
    expect(seen).toEqual(numbers(0, 400));
  });

  it("lets many follow by one reading, and stops reading with the last of them", async () => {
    ctx = await test.createTenant();
    const scans: (string | null | undefined)[] = [];
    const watched: TenantContext = {
      ...ctx,
      platform: {
        ...ctx.platform,
        logs: {
          ...ctx.platform.logs,
          scan: (of, scan) => {
            scans.push(scan.after);
            return ctx.platform.logs.scan(of, scan);
          },
        },
      },
    };
    const gone = new AbortController();
    const tails = await Promise.all(
      Array.from({ length: 50 }, () => tailLogs(watched, { q: "", lastEventId: null, signal: gone.signal }, LIMITS)),
    );
    await Promise.all(tails.map((tail) => tail.next()));
    expect(countLogListeners(watched)).toBe(50);
    scans.length = 0;
    await append("for all");
    const given = await Promise.all(tails.map((tail) => tail.next()));
    expect(given.every(({ value }) => value?.data.kind === "record")).toBe(true);
    expect(scans.length).toBeLessThan(5);
    gone.abort();
    await Promise.all(tails.map((tail) => tail.return(undefined)));
    expect(countLogListeners(watched)).toBe(0);
  });

  it("drops a reader that does not keep up, says so, and can be resumed from there", async () => {
    ctx = await test.createTenant();
    const slow = await follow("");
    const fast = await follow("", null, { queued: 1000 });
    await Promise.all([slow.events.next(), fast.events.next()]);
    await append("first");
    expect(await slow.take(1)).toEqual(["first"]);
    for (let from = 0; from < 80; from += 20) await append(...numbers(from, from + 20));
    expect(await fast.take(81)).toEqual(["first", ...numbers(0, 80)]);
    const { value: said } = await slow.events.next();
    expect(said).toEqual({ id: slow.lastId(), data: { kind: "slow" } });
    expect((await slow.events.next()).done).toBe(true);
    const again = await follow("", slow.lastId());
    expect(await again.take(80)).toEqual(numbers(0, 80));
    await Promise.all([fast.stop(), again.stop()]);
  });

  it("says how far it is when nothing of its query comes, and ends after its time", async () => {
    ctx = await test.createTenant();
    const tail = await follow("nothing", null, { queued: 10, quietMs: 30, seconds: 0.4 });
    await tail.events.next();
    const [id] = await append("something else");
    const kinds: TailEvent[] = [];
    for await (const event of tail.events) kinds.push(event);
    expect(kinds.at(-1)).toEqual({ id, data: { kind: "ended" } });
    expect(kinds.length).toBeGreaterThan(1);
  });

  it("refuses what is no query and no position before the first event", async () => {
    ctx = await test.createTenant();
    await expect(follow("level:loud")).rejects.toMatchObject({ code: "log_query_invalid" });
    await expect(follow("", "12")).rejects.toMatchObject({ code: "log_position_invalid" });
  });
});
