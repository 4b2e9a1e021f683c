import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestPlatform, type TestPlatform } from "#test/test-platform";
import { createMemoryStore } from "./memory-store.ts";
import { tenantKey, type EphemeralStore } from "./ephemeral-store.ts";
import { newId } from "./ids.ts";

const onRedis = (process.env.TEST_REDIS_URL ?? "") !== "";

/** The battery that every adapter passes: memory always, Redis where the suite has one. */
describe.each(onRedis ? ["memory", "redis"] : ["memory"])("an ephemeral store in %s", (kind) => {
  let test: TestPlatform;
  let store: EphemeralStore;
  beforeAll(async () => {
    test = await openTestPlatform();
    store = kind === "memory" ? createMemoryStore() : test.platform.ephemeral;
  });
  afterAll(() => test.close());

  it("keeps a value until it is deleted", async () => {
    await store.set("value", "one", 60);
    expect(await store.get("value")).toBe("one");
    await store.delete("value");
    expect(await store.get("value")).toBeNull();
  });

  it("allows as many as the window holds and says when the next may come", async () => {
    const key = newId();
    const take = () => store.consume(key, { points: 3, seconds: 60 });
    const results = [await take(), await take(), await take(), await take()];
    expect(results.map((result) => result.allowed)).toEqual([true, true, true, false]);
    expect(results[3]?.retryAfterSeconds).toBeGreaterThan(0);
    expect(results[3]?.retryAfterSeconds).toBeLessThanOrEqual(60);
  });

  it("numbers what is appended and gives it back from any number on", async () => {
    const key = newId();
    expect([
      await store.append(key, "a", 60),
      await store.append(key, "b", 60),
      await store.append(key, "c", 60),
    ]).toEqual([0, 1, 2]);
    expect(await store.readFrom(key, 1)).toEqual(["b", "c"]);
    expect(await store.readFrom(key, 9)).toEqual([]);
  });

  it("brings a message to every subscriber of its channel and to none that has left", async () => {
    const [channel, heard] = [newId(), new Map<string, string[]>()];
    const listen = (name: string) =>
      store.subscribe(channel, (message) => heard.set(name, [...(heard.get(name) ?? []), message]));
    const [leaveFirst] = [await listen("first"), await listen("second")];
    await store.publish(channel, "hello");
    await expect.poll(() => heard.get("second")).toEqual(["hello"]);
    await leaveFirst();
    await store.publish(channel, "again");
    await expect.poll(() => heard.get("second")).toEqual(["hello", "again"]);
    expect(heard.get("first")).toEqual(["hello"]);
  });

  it("[G3] names keys so that no part of one can pass for another tenant's", () => {
    const one = { tenantId: newId() };
    const other = { tenantId: newId() };
    expect(tenantKey(one, "turn", "1")).toBe(`{${one.tenantId}}:turn:1`);
    expect(tenantKey(one, `x}:{${other.tenantId}`)).not.toContain(`{${other.tenantId}}`);
    expect(tenantKey(one, "a:b")).not.toBe(tenantKey(one, "a", "b"));
  });
});
