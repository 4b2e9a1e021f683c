import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actAs } from "#test/test-platform";
import { call, openTestServer, type TestServer } from "#test/test-server";
import { logRecord } from "./test-records.ts";

let server: TestServer;
let key: string;
let append: (...messages: string[]) => Promise<string[]>;

beforeAll(async () => {
  server = await openTestServer();
  const shop = await server.createStorefront();
  key = shop.apiKey;
  const ctx = actAs(server.test.platform, shop.tenantId, { kind: "operator" });
  append = async (...messages) => {
    const records = messages.map((message) => logRecord({ message }));
    return (await ctx.platform.logs.append(ctx, { records, batchKey: null })).ids;
  };
});
afterAll(() => server.close());

const get = (path: string, headers: Record<string, string> = {}) => call(`${server.url}${path}`, { as: key, headers });
const messagesOf = (text: string) => [...text.matchAll(/"message":"([^"]*)"/g)].map(([, message]) => message);

describe("[G8] logs over HTTP", () => {
  it("are found, counted and sorted out by one query", async () => {
    await append("refund refused", "order placed");
    const found = await get("/v1/logs?q=refund");
    expect(found.body).toMatchObject({ records: [{ message: "refund refused", log: "app" }], nextCursor: null });
    expect((await get("/v1/logs/histogram?q=refund")).body).toMatchObject({ total: 1 });
    expect((await get("/v1/logs/facets?q=refund")).body).toMatchObject({ logs: [{ value: "app", count: 1 }] });
  });

  it("refuse a query at its column, and a position that is none", async () => {
    const refused = await get(`/v1/logs?q=${encodeURIComponent("refund level>=loud")}`);
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ code: "log_query_invalid", issues: [{ path: "q:15" }] });
    expect((await get("/v1/logs/tail", { "last-event-id": "x" })).status).toBe(400);
  });

  it("are followed, and gone on with after the last event that was seen", async () => {
    const [first, second] = await append("tail one", "tail two");
    const all = await get("/v1/logs/tail?q=tail&seconds=1", { "last-event-id": "0" });
    expect(all.headers.get("content-type")).toContain("text/event-stream");
    expect(messagesOf(all.text)).toEqual(["tail one", "tail two"]);
    expect(all.text).toContain(`id: ${second}\n`);
    const rest = await get("/v1/logs/tail?q=tail&seconds=1", { "last-event-id": first ?? "" });
    expect(messagesOf(rest.text)).toEqual(["tail two"]);
    expect(rest.text.trimEnd().endsWith('data: {"kind":"ended"}')).toBe(true);
  });
});
