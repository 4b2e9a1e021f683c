import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TenantContext } from "#platform/tenant-context";
import { actAs } from "#test/test-platform";
import { call, openTestServer, type TestServer } from "#test/test-server";
import { parseLogQuery } from "./parse-log-query.ts";
import { logRecord } from "./test-records.ts";

interface Shop {
  apiKey: string;
  ctx: TenantContext;
}

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

async function openShop(): Promise<Shop> {
  const { apiKey, tenantId } = await server.createStorefront();
  return { apiKey, ctx: actAs(server.test.platform, tenantId, { kind: "api_key", keyId: "k", scopes: [] }) };
}

const send = ({ apiKey }: Shop, body: unknown, headers: Record<string, string> = {}) =>
  call(`${server.url}/v1/logs`, { as: apiKey, body, headers });

async function read({ ctx }: Shop, query = ""): Promise<string[]> {
  const records = await ctx.platform.logs.scan(ctx, { order: "asc", limit: 1_000, filter: parseLogQuery(query) });
  return records.map(({ message }) => message);
}

/** Mistakes that log services of this kind have made, each held against ours. */
// The sixth, a Redis that evicts, is held in full-redis.test.ts: there it is refused at the start.
describe("[G1] what has gone wrong elsewhere", () => {
  it("1: appending to a log leaves what it held", async () => {
    const shop = await openShop();
    await send(shop, { log: "app", message: "first" });
    await send(shop, { log: "app", message: "second" });
    expect(await read(shop)).toEqual(["first", "second"]);
  });

  it("2: the tenant is the credential's, whatever query, header or body say", async () => {
    const [own, other] = [await openShop(), await openShop()];
    const named = { "x-tenant-id": other.ctx.tenantId, "x-netvexa-storefront": other.ctx.tenantId };
    const url = `${server.url}/v1/logs?namespace=${other.ctx.tenantId}&tenantId=${other.ctx.tenantId}`;
    const sent = await call(url, { as: own.apiKey, body: { message: "mine" }, headers: named });
    expect([202, 400]).toContain(sent.status);
    await send(own, { message: "mine" }, named);
    expect((await send(own, { message: "mine", tenantId: other.ctx.tenantId })).status).toBe(422);
    expect(await read(other)).toEqual([]);
    expect((await read(own)).every((message) => message === "mine")).toBe(true);
  });

  it("3: records of a batch can be read, counted and forgotten like single ones", async () => {
    const shop = await openShop();
    const records = [1, 2, 3].map((number) => ({ log: "batch", message: `${number}`, visitorId: "v_batch" }));
    await send(shop, records);
    await send(shop, { log: "batch", message: "4", visitorId: "v_batch" });
    expect(await read(shop, "log:batch")).toEqual(["1", "2", "3", "4"]);
    await shop.ctx.platform.logs.settle(shop.ctx);
    expect((await shop.ctx.platform.logs.stats(shop.ctx)).logs).toMatchObject([{ log: "batch", records: 4 }]);
    expect(await shop.ctx.platform.logs.forgetVisitor(shop.ctx, "v_batch")).toBe(4);
  });

  it("4: a page comes in order and from where it was asked for, without the rest of the log", async () => {
    const shop = await openShop();
    await send(
      shop,
      Array.from({ length: 500 }, (_, index) => ({ message: `${index}` })),
    );
    const newest = await shop.ctx.platform.logs.scan(shop.ctx, { order: "desc", limit: 3 });
    expect(newest.map(({ message }) => message)).toEqual(["499", "498", "497"]);
  });

  it("5: ids are ordered and never alike, a batch is stored whole, and a log's name may hold colons", async () => {
    const shop = await openShop();
    const log = "shop:eu:checkout";
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() =>
        send(
          shop,
          [1, 2, 3].map((n) => ({ log, message: `${n}` })),
        ),
      ),
    );
    const ids = answers.flatMap(({ body }) => (body as { ids: string[] }).ids);
    expect(new Set(ids).size).toBe(12);
    expect(await read(shop, `log:"${log}"`)).toEqual([1, 2, 3, 4].flatMap(() => ["1", "2", "3"]));
  });

  it("7: what cannot be read is an error and never an empty answer; no page of another origin may ask", async () => {
    const shop = await openShop();
    await send(shop, { message: "m" });
    const broken = {
      ...server.test.platform,
      database: { ...server.test.platform.database, tenantConnection: failing },
    };
    const ctx = actAs(broken, shop.ctx.tenantId, shop.ctx.actor);
    await expect(broken.logs.scan(ctx, { order: "asc", limit: 10 })).rejects.toThrow("no connection");
    const answer = await send(shop, { message: "m" }, { origin: "https://evil.example" });
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    await shop.ctx.platform.logs.append(shop.ctx, { records: [logRecord()], batchKey: null });
  });
});

function failing(): never {
  throw new Error("no connection");
}
