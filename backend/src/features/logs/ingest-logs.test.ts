import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, openTestServer, type TestServer } from "#test/test-server";
import { actAs } from "#test/test-platform";
import type { TenantContext } from "#platform/tenant-context";
import { parseLogQuery } from "./parse-log-query.ts";
import type { IngestResult } from "./ingest-logs.ts";

let server: TestServer;
let key: string;
let ctx: TenantContext;
beforeAll(async () => {
  server = await openTestServer();
  const created = await server.createStorefront();
  key = created.apiKey;
  ctx = actAs(server.test.platform, created.tenantId, { kind: "api_key", keyId: "k", scopes: [] });
});
afterAll(() => server.close());

interface Sent {
  body: string | Buffer;
  as?: string;
  headers?: Record<string, string>;
}

async function send({ body, as = key, headers = {} }: Sent) {
  const response = await fetch(`${server.url}/v1/logs`, {
    method: "POST",
    headers: { authorization: `Bearer ${as}`, "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : new Uint8Array(body),
  });
  const answer: unknown = await response.json();
  return { status: response.status, headers: response.headers, body: answer as IngestResult & { code: string } };
}

function read(query: string) {
  return ctx.platform.logs.scan(ctx, { order: "asc", limit: 100, filter: parseLogQuery(query) });
}

describe("[G1] sending log records", () => {
  it("takes one record, with everything but its message left to us", async () => {
    const sent = await send({ body: JSON.stringify({ message: "hello" }) });
    expect(sent).toMatchObject({ status: 202, body: { accepted: 1, dropped: 0, rejected: [], duplicate: false } });
    expect(sent.body.ids).toEqual([expect.stringMatching(/^\d+-\d+$/)]);
    expect(await read("log:default")).toMatchObject([{ message: "hello", level: "info", fields: {} }]);
  });

  it("takes lists, NDJSON and gzip alike", async () => {
    const records = ["one", "two"].map((message) => ({
      log: "forms",
      message,
      fields: { nested: { deep: 1 }, list: [1] },
    }));
    const lines = `${records.map((record) => JSON.stringify(record)).join("\r\n")}\n\n`;
    const gzip = { "content-encoding": "gzip" };
    const ndjson = { "content-type": "application/x-ndjson" };
    const statuses = [
      await send({ body: JSON.stringify(records) }),
      await send({ body: JSON.stringify({ records }) }),
      await send({ body: lines, headers: ndjson }),
      await send({ body: gzipSync(lines), headers: { ...ndjson, ...gzip } }),
    ].map(({ status, body }) => [status, body.accepted]);
    expect(statuses).toEqual([1, 2, 3, 4].map(() => [202, 2]));
    const stored = await read("log:forms");
    expect(stored).toHaveLength(8);
    expect(stored[0]?.fields).toEqual({ "nested.deep": 1, list: "[1]" });
  });

  it("says which records are wrong and why, and takes the others", async () => {
    const sent = await send({
      body: JSON.stringify([
        { log: "partial", message: "good" },
        { log: "partial" },
        { log: "partial", message: "bad level", level: "loud" },
        { log: "partial", message: "mass assignment", id: "1-1", tenantId: "x" },
        { log: "netvexa.intake", message: "spoofed" },
        { log: "partial", message: "far", time: "2199-01-01T00:00:00Z" },
        "text",
      ]),
    });
    expect(sent.status).toBe(202);
    expect(sent.body.rejected.map(({ index, code }) => [index, code])).toEqual([
      [1, "message_missing"],
      [2, "level_invalid"],
      [3, "unknown_property"],
      [4, "log_reserved"],
      [5, "time_out_of_range"],
      [6, "not_an_object"],
    ]);
    expect(sent.body.ids.map((id) => id === null)).toEqual([false, true, true, true, true, true, true]);
    expect(await read("log:partial")).toHaveLength(1);
  });

  it("refuses a body that is nothing", async () => {
    expect((await send({ body: "{" })).body.code).toBe("log_batch_unreadable");
    expect((await send({ body: "[1]" })).status).toBe(422);
    expect((await send({ body: Buffer.from("no gzip"), headers: { "content-encoding": "gzip" } })).status).toBe(400);
    expect((await send({ body: "{}", headers: { "content-encoding": "br" } })).body.code).toBe("log_batch_unreadable");
  });

  it("[security 20] stops unpacking a bomb at the limit", async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, " "));
    expect(bomb.byteLength).toBeLessThan(300_000);
    const sent = await send({ body: bomb, headers: { "content-encoding": "gzip" } });
    expect(sent).toMatchObject({ status: 413, body: { code: "log_batch_too_large" } });
  });

  it("stores a batch with the same key once", async () => {
    const batch = { body: JSON.stringify({ log: "twice", message: "m" }), headers: { "idempotency-key": "batch-a" } };
    const first = await send(batch);
    const second = await send(batch);
    expect(second.body).toEqual({ ...first.body, duplicate: true });
    expect(await read("log:twice")).toHaveLength(1);
  });

  it("tells what is left of the minute", async () => {
    const { headers } = await send({ body: JSON.stringify({ message: "m" }) });
    const names = ["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"];
    for (const name of names) expect(Number(headers.get(name))).toBeGreaterThan(0);
  });

  it("needs a key that may write logs", async () => {
    const issued = await call(`${server.url}/v1/api-keys`, {
      as: key,
      body: { name: "reader", scopes: ["logs:read"] },
      headers: { "idempotency-key": "issue-reader" },
    });
    const { key: reader } = issued.body as { key: string };
    expect(await send({ body: "{}", as: reader })).toMatchObject({ status: 403, body: { code: "scope_missing" } });
    expect((await send({ body: "{}", as: "nvx_unknown" })).status).toBe(401);
  });
});
