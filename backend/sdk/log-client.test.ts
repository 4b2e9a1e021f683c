import { execFile } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actAs } from "../test/test-platform.ts";
import { openTestServer, type TestServer } from "../test/test-server.ts";
import { createLogClient, type SdkLogRecord } from "./log-client.ts";
import { createPinoStream } from "./pino-stream.ts";

let server: TestServer;
let apiKey: string;
let tenantId: string;
beforeAll(async () => {
  server = await openTestServer();
  ({ apiKey, tenantId } = await server.createStorefront());
});
afterAll(() => server.close());

async function stored(log: string): Promise<{ message: string; level: string; fields: object; time: string }[]> {
  const ctx = actAs(server.test.platform, tenantId, { kind: "api_key", keyId: "k", scopes: [] });
  const filter = { kind: "attribute", attribute: "log", test: { kind: "equals", value: log } } as const;
  return ctx.platform.logs.scan(ctx, { order: "asc", limit: 5_000, filter });
}

/** Sends for real, but the answers to the first tries are lost or turned into these. */
function unreliable(failures: (number | "lost")[]): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const failure = failures.shift();
    if (failure === undefined) return response;
    if (failure === "lost") throw new TypeError("the connection broke");
    return new Response("later", { status: failure, headers: { "retry-after": "0" } });
  };
}

describe("[G1] the client for log records", () => {
  it("sends records in order and in batches", async () => {
    const client = createLogClient({ url: `${server.url}/`, apiKey, batchSize: 30 });
    for (let number = 0; number < 100; number += 1) client.log({ log: "order", message: `${number}`, level: "debug" });
    await client.close();
    const records = await stored("order");
    expect(records.map(({ message }) => Number(message))).toEqual(Array.from({ length: 100 }, (_, index) => index));
    expect(client.log({ message: "late" })).toBe(false);
  });

  it("sends again what was not acknowledged, and has it stored once", async () => {
    const client = createLogClient({ url: server.url, apiKey, fetch: unreliable(["lost", 503, 429]) });
    client.log({ log: "again", message: "once" });
    await client.flush();
    await client.close();
    expect(await stored("again")).toHaveLength(1);
  });

  it("gives up what is refused, and says so", async () => {
    const lost: unknown[] = [];
    const onLost = (records: readonly SdkLogRecord[], error: unknown) => lost.push([records.length, String(error)]);
    const client = createLogClient({ url: server.url, apiKey: "nvx_wrong", onLost });
    client.log({ message: "never" });
    await client.close();
    expect(lost).toEqual([[1, expect.stringContaining("401")]]);
  });

  it("takes no more than its buffer holds, and says when there is room", async () => {
    const client = createLogClient({ url: server.url, apiKey, bufferSize: 50, batchSize: 20 });
    let sent = 0;
    let refused = 0;
    while (sent < 300) {
      if (client.log({ log: "full", message: `${sent}` })) sent += 1;
      else {
        refused += 1;
        await client.drained();
      }
    }
    await client.close();
    expect(refused).toBeGreaterThan(0);
    expect(await stored("full")).toHaveLength(300);
  });

  it("sends what it holds before the process ends by itself", async () => {
    const script = `
      import { createLogClient } from ${JSON.stringify(new URL("./log-client.ts", import.meta.url).href)};
      const client = createLogClient({ url: ${JSON.stringify(server.url)}, apiKey: ${JSON.stringify(apiKey)} });
      client.log({ log: "exit", message: "last words" });`;
    await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script]);
    expect((await stored("exit")).map(({ message }) => message)).toEqual(["last words"]);
  });
});

describe("[G1] pino's destination", () => {
  it("takes lines as pino writes them, and ends with all acknowledged", async () => {
    const stream = createPinoStream({ url: server.url, apiKey, bufferSize: 20, batchSize: 10 });
    const logger = pino({ name: "pino" }, stream);
    for (let number = 0; number < 60; number += 1) logger.warn({ order: number, nested: { deep: true } }, "paid");
    logger.error(new Error("broken"));
    stream.end();
    await once(stream, "finish");
    const records = await stored("pino");
    expect(records).toHaveLength(61);
    expect(records[5]).toMatchObject({ level: "warn", message: "paid", fields: { order: 5, "nested.deep": true } });
    expect(records[60]).toMatchObject({ level: "error", message: "broken", fields: { "err.type": "Error" } });
  });
});
