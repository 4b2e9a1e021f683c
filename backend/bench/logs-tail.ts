import { once } from "node:events";
import { performance as clock } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import type { NewLogRecord } from "#platform/log-record";
import { onServer } from "#test/test-database";
import { actAs } from "#test/test-platform";
import { openTestServer } from "../test/test-server.ts";

/**
 * How long after it was sent a record is seen by each of many live tails, over HTTP; the tails read in a thread of their
 * own. From before the record is given to the store: acknowledging is part of the time. Embedded, or on the server that
 * `TEST_DATABASE_URL` and `TEST_REDIS_URL` name.
 *
 *   npm run bench -- logs-tail [--tails 200] [--rate 100] [--seconds 15]
 */
const { values } = parseArgs({
  options: {
    tails: { type: "string", default: "200" },
    rate: { type: "string", default: "100" },
    seconds: { type: "string", default: "15" },
  },
});
const [tails, rate, seconds] = [Number(values.tails), Number(values.rate), Number(values.seconds)];
const GOAL_MS = 50;

const server = await openTestServer();
const shop = await server.createStorefront();
const ctx = actAs(server.test.platform, shop.tenantId, { kind: "operator" });
const workerData = { url: server.url, apiKey: shop.apiKey, tails };
const clients = new Worker(new URL("logs/tail-clients.ts", import.meta.url), { workerData });
await once(clients, "message");

const acknowledged: number[] = [];
const start = performance.now();
const idle = clock.eventLoopUtilization();
const sending: Promise<void>[] = [];
for (let number = 0; number < rate * seconds; number += 1) {
  await delay(Math.max(0, start + (number * 1000) / rate - performance.now()));
  sending.push(send());
}
await Promise.all(sending);
const busy = Math.round(clock.eventLoopUtilization(idle).utilization * 100);
await delay(1000);
clients.postMessage("report");
const [seen] = z.tuple([z.array(z.number())]).parse(await once(clients, "message"));
await clients.terminate();

const times = seen.toSorted((one, other) => one - other);
const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
const acks = acknowledged.toSorted((one, other) => one - other);
const p99 = Number(at(0.99));
print(`logs-tail, ${onServer ? "server" : "embedded"}: ${rate} records a second to ${tails} tails, ${seconds} s`);
print(
  `  seen ${seen.length} of ${rate * seconds * tails}; acknowledged after p50 ${(acks[acks.length >> 1] ?? 0).toFixed(1)} ms; server thread ${busy} % busy`,
);
print(
  `  sent to seen: p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)} ms (goal ${GOAL_MS} from acknowledged: ${p99 <= GOAL_MS ? "met" : "missed"})`,
);
await server.close();
process.exit();

async function send(): Promise<void> {
  const sent = performance.timeOrigin + performance.now();
  const record: NewLogRecord = {
    time: new Date().toISOString(),
    level: "info",
    log: "bench",
    message: `sent ${sent}`,
    fields: { path: "/p/1", amount: 20 },
    traceId: null,
    spanId: null,
    conversationId: null,
    visitorId: null,
    source: "bench",
  };
  await ctx.platform.logs.append(ctx, { records: [record], batchKey: null });
  acknowledged.push(performance.timeOrigin + performance.now() - sent);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
