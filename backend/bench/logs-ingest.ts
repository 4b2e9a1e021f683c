/**
 * What the intake of logs takes: batches of 100 records through the whole server (credential, limits, validation,
 * masking, quota, script) against what Redis's own benchmark adds of the same bytes before and after it; single records
 * against a bare Express route; and the bytes that Redis needs for a record.
 *
 *   npm run bench -- logs-ingest [rounds] [seconds]
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { Redis } from "ioredis";
import { z } from "zod";
import { startServices } from "../tooling/services/start-services.ts";
import { measureRedis } from "./logs/redis-benchmark.ts";
import { sendRequests } from "./logs/send-requests.ts";

/** What is promised. */
const LEAST_OF_REDIS = 0.4;
const LEAST_OF_BARE = 0.7;
const MOST_BYTES = 1.12;

const ROUNDS = Number(process.argv[2] ?? 3);
const SECONDS = Number(process.argv[3] ?? 4);
const BATCH = 100;

const record = JSON.stringify({
  time: "2026-11-20T10:00:00.123Z",
  level: "info",
  log: "checkout",
  message: "Order 10023 was placed and paid; the confirmation went out after two tries to reach the mail server",
  fields: { order: 10023, total: 49.9, currency: "EUR", items: 3, method: "card", "http.status": 200, retried: true },
  traceId: "0af7651916cd43dd8448eb211c80319c",
});
const batch = `[${Array.from({ length: BATCH }, () => record).join(",")}]`;

const services = await startServices(["postgres", "redis"]);
const redisUrl = services.env.TEST_REDIS_URL ?? "";
const child = spawn(process.execPath, [...process.execArgv, new URL("logs/serve.ts", import.meta.url).pathname], {
  env: { ...process.env, ...services.env },
  stdio: ["ignore", "pipe", "inherit", "ipc"],
});
try {
  if (!child.stdout) throw new Error("What the server prints cannot be read.");
  const started = z.object({ url: z.string(), bare: z.string(), key: z.string() });
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  await run(started.parse(JSON.parse(String(line))));
} finally {
  child.kill("SIGTERM");
  await once(child, "close");
  await services.stop();
}

async function run(target: { url: string; bare: string; key: string }): Promise<void> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${target.key}` };
  const post = (body: string, seconds = SECONDS) =>
    sendRequests({ url: target.url, path: "/v1/logs", headers, body, connections: 16, seconds });
  print(`a record has ${Buffer.byteLength(record)} bytes`);
  await post(batch, 2);
  const shares: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await measureRedis(redisUrl, record);
    const idle = await readCpu();
    const sent = await post(batch);
    const cpuSeconds = (await readCpu()) - idle;
    const after = await measureRedis(redisUrl, record);
    const share = (sent.perSecond * BATCH) / ((before + after) / 2);
    shares.push(share);
    print(`${Math.round((sent.requests * BATCH) / cpuSeconds)} records for a second of the server's CPU`);
    print(
      `batches of ${BATCH}: ${Math.round(sent.perSecond * BATCH)} records/s, p50 ${sent.p50.toFixed(0)} ms, p99 ${sent.p99.toFixed(0)} ms, ` +
        `${sent.failed} failed; redis-benchmark ${Math.round(before)} and ${Math.round(after)}/s: ${percent(share)}`,
    );
  }
  judge("of redis-benchmark, median", median(shares), LEAST_OF_REDIS);
  const single = await measureSingle(target, headers);
  judge("of a bare Express route, median", single, LEAST_OF_BARE);
  await measureBytes();
}

/** Seconds of CPU that the server has used: unlike the clock, it does not tell what else the machine does. */
async function readCpu(): Promise<number> {
  const usage = z.object({ user: z.number(), system: z.number() });
  child.send("cpu");
  const [message] = await once(child, "message");
  const { user, system } = usage.parse(message);
  return (user + system) / 1e6;
}

async function measureSingle(target: { url: string; bare: string }, headers: Record<string, string>): Promise<number> {
  const shares: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const load = { headers, body: record, connections: 16, seconds: SECONDS };
    const [first, bare] = [await readCpu(), await sendRequests({ ...load, url: target.bare, path: "/bare" })];
    const [second, own] = [await readCpu(), await sendRequests({ ...load, url: target.url, path: "/v1/logs" })];
    const bareCost = (second - first) / bare.requests;
    const ownCost = ((await readCpu()) - second) / own.requests;
    print(`a single record takes ${micros(ownCost)} of the server's CPU, a bare request ${micros(bareCost)}`);
    shares.push(own.perSecond / bare.perSecond);
    print(
      `single records: ${Math.round(own.perSecond)}/s, p50 ${own.p50.toFixed(1)} ms, p99 ${own.p99.toFixed(1)} ms, ${own.failed} failed; bare ${Math.round(bare.perSecond)}/s`,
    );
  }
  return median(shares);
}

async function measureBytes(): Promise<void> {
  const redis = new Redis(redisUrl);
  const [key] = (await redis.keys("test:*logs:stream:0")).toSorted();
  if (key === undefined) throw new Error("There is no stream.");
  const [bytes, length] = [Number(await redis.memory("USAGE", key, "SAMPLES", 0)), await redis.xlen(key)];
  await redis.quit();
  const share = bytes / length / Buffer.byteLength(record);
  print(
    `Redis needs ${(bytes / length).toFixed(1)} bytes a record, ${share.toFixed(2)} of what was sent: ${share <= MOST_BYTES ? "good" : "TOO MUCH"}`,
  );
  if (share > MOST_BYTES) process.exitCode = 1;
}

function judge(what: string, share: number, least: number): void {
  print(`${percent(share)} ${what}; at least ${percent(least)} is promised: ${share >= least ? "good" : "TOO LITTLE"}`);
  if (share < least) process.exitCode = 1;
}

function median(numbers: number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

function micros(seconds: number): string {
  return `${Math.round(seconds * 1e6)} µs`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
