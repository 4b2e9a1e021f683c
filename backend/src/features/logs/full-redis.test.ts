import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createStreamLogStore, type StreamLogStoreOptions } from "./stream-log-store.ts";
import { openRedisStore } from "#platform/redis-store";
import { openRedisStreams } from "#platform/redis-streams";
import { createLogger } from "#platform/logger";
import { actAs } from "#test/test-platform";
import { startOwnRedis } from "#test/own-redis";
import { onServer } from "#test/test-database";
import { call, openTestServer, type TestServer } from "#test/test-server";
import { logRecord } from "./test-records.ts";

const logger = createLogger("silent");

describe.skipIf(!onServer)("[G1] a hot store", () => {
  let redis: Awaited<ReturnType<typeof startOwnRedis>>;
  let server: TestServer;
  let edges: StreamLogStoreOptions;
  beforeAll(async () => {
    redis = await startOwnRedis({ maxmemory: "6mb" });
    edges = {
      streams: await openRedisStreams({ url: redis.url, logger, mustSurvive: true }),
      ephemeral: await openRedisStore({ url: redis.url, logger }),
      logger,
    };
    server = await openTestServer({ logs: createStreamLogStore(edges), ephemeral: edges.ephemeral });
  });
  afterAll(async () => {
    await server.close();
    await redis.stop();
  });

  it("[security 6] without memory answers 503 with the time to wait, counts it, keeps what it acknowledged, and goes on once there is room", async () => {
    const { apiKey, tenantId } = await server.createStorefront();
    const ctx = actAs(server.test.platform, tenantId, { kind: "operator" });
    const records = Array.from({ length: 100 }, () => logRecord({ log: "full", message: "x".repeat(2_000) }));
    let acknowledged = 0;
    const send = () => call(`${server.url}/v1/logs`, { as: apiKey, body: records });
    let answer = await send();
    for (; answer.status === 202; answer = await send()) acknowledged += records.length;
    expect(answer).toMatchObject({ status: 503, body: { code: "log_store_full" } });
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    const { text } = await call(`${server.url}/metrics`);
    expect(text).toMatch(/netvexa_log_store_failures_total\{cause="full"\} [1-9]/);
    const readAll = () => ctx.platform.logs.scan(ctx, { order: "asc", limit: 100_000 });
    expect(await readAll()).toHaveLength(acknowledged);
    const later = { ...server.test.platform, clock: { now: () => new Date(Date.now() + 3_600_000) } };
    await expect
      .poll(async () => (await server.test.platform.logs.archive(later), (await send()).status), { timeout: 20_000 })
      .toBe(202);
    expect((await readAll()).length).toBeGreaterThanOrEqual(acknowledged + 100);
  });

  it("that evicts keys, or keeps nothing on disk, is refused at the start", async () => {
    const evicting = await startOwnRedis({ "maxmemory-policy": "allkeys-lru" });
    await expect(openRedisStreams({ url: evicting.url, logger, mustSurvive: true })).rejects.toThrow("noeviction");
    await evicting.stop();
    const forgetful = await startOwnRedis({ appendonly: "no" });
    await expect(openRedisStreams({ url: forgetful.url, logger, mustSurvive: true })).rejects.toThrow("appendonly");
    await forgetful.stop();
  });
});
