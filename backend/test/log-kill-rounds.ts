import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { sql } from "kysely";
import { createOrganisation, createTenant } from "#features/tenants";
import { createSecrets } from "#platform/secrets";
import { startServerProcess, type ServerProcess } from "../soak/server-process.ts";
import { serverFlags } from "../tooling/install/server-flags.mjs";
import { freePort } from "../tooling/services/free-port.ts";
import type { RunningService } from "../tooling/services/running-service.ts";
import { startRedisIn } from "../tooling/services/start-redis.ts";
import { openTestPlatform, type TestPlatform } from "./test-platform.ts";

export type Victim = "api" | "worker" | "redis" | "postgres";

/** The product as it is run on servers: one process for the door, one for the work, a Redis of its own. */
export interface KillScene {
  test: TestPlatform;
  key: string;
  api: ServerProcess;
  worker: ChildProcess;
  redis: RunningService;
  place: { folder: string; port: number };
  settings: Record<string, string>;
  folder: string;
}

const SECRET = "a-secret-for-tests-that-is-none-at-all";
const MAIN = new URL("../src/main.ts", import.meta.url).pathname;

export async function openKillScene(): Promise<KillScene> {
  const test = await openTestPlatform({ secrets: createSecrets(SECRET) });
  const folder = await mkdtemp(path.join(tmpdir(), "netvexa-kills-"));
  const place = { folder, port: await freePort() };
  const redis = await startRedisIn(place);
  const { urls } = test.database;
  if (!urls) throw new Error("Needs a PostgreSQL server.");
  const settings = {
    DATABASE_URL: urls.app,
    DATABASE_SYSTEM_URL: urls.system,
    DATABASE_OWNER_URL: urls.owner,
    REDIS_URL: redis.url,
    NETVEXA_SECRET: SECRET,
    NETVEXA_LOG_RECORDS_PER_MINUTE: "100000000",
  };
  const { id } = await createOrganisation(test.platform, { name: "Shop" });
  const storefront = {
    kind: "web",
    name: "Shop",
    homeUrl: null,
    allowedOrigins: [],
    language: "en",
    currency: "EUR",
  } as const;
  const { apiKey } = await createTenant(test.platform, {
    organisationId: id,
    storefront: { ...storefront, allowedOrigins: [] },
  });
  const api = await startServerProcess(folder, { ...settings, NETVEXA_ROLE: "api" });
  return { test, key: apiKey, api, worker: startWorker(folder, settings), redis, place, settings, folder };
}

function startWorker(folder: string, settings: Record<string, string>): ChildProcess {
  const { PATH, HOME } = process.env;
  const own = { NETVEXA_DATA_DIR: folder, NETVEXA_DEMO: "false", NETVEXA_LOG_LEVEL: "error", PORT: "0" };
  const env = { PATH, HOME, ...own, ...settings, NETVEXA_ROLE: "worker" };
  return spawn(process.execPath, [...serverFlags, MAIN], { env, stdio: "ignore" });
}

/** Ends one part as a power switch would, and starts it again on what it left. */
export async function killAndRestart(scene: KillScene, victim: Victim): Promise<void> {
  if (victim === "api") {
    await scene.api.kill();
    scene.api = await startServerProcess(scene.folder, { ...scene.settings, NETVEXA_ROLE: "api" });
  } else if (victim === "worker") {
    await killWorker(scene);
    scene.worker = startWorker(scene.folder, scene.settings);
  } else if (victim === "redis") {
    process.kill(scene.redis.pid, "SIGKILL");
    await untilGone(scene.redis.pid);
    scene.redis = await startRedisIn(scene.place);
  } else await crashPostgres(scene);
}

async function killWorker({ worker }: KillScene): Promise<void> {
  const ended = once(worker, "close");
  worker.kill("SIGKILL");
  await ended;
}

async function untilGone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await delay(5);
  }
}

/** One session's process is killed: PostgreSQL ends all others at once, and recovers from its log. */
async function crashPostgres({ test }: KillScene): Promise<void> {
  const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() limit 1`.execute(test.database.owner);
  if (rows[0]) process.kill(rows[0].pid, "SIGKILL");
}

export async function closeKillScene(scene: KillScene): Promise<void> {
  await killWorker(scene);
  await scene.api.kill();
  await scene.redis.stop();
  await rm(scene.folder, { recursive: true, force: true });
  await scene.test.close();
}

export interface LogLoad {
  /** Numbers of the records that were acknowledged so far. */
  acknowledged: number[];
  /** Requests that had to be sent again. */
  repeated: number;
  stop(): Promise<void>;
}

const BATCH = 20;

/** Sends batches one after the other on several lines; what is not acknowledged is sent again, with its key, until it is. */
export function sendSteadily(scene: KillScene, lines: number): LogLoad {
  const ending = new AbortController();
  let next = 0;
  const load: LogLoad = { acknowledged: [], repeated: 0, stop: async () => undefined };
  const run = async () => {
    while (!ending.signal.aborted) {
      const numbers = Array.from({ length: BATCH }, () => (next += 1));
      while (!(await send(scene, numbers))) load.repeated += 1;
      load.acknowledged.push(...numbers);
    }
  };
  const running = Promise.all(Array.from({ length: lines }, run));
  load.stop = async () => {
    ending.abort();
    await running;
  };
  return load;
}

async function send({ api, key }: KillScene, numbers: number[]): Promise<boolean> {
  const headers = {
    authorization: `Bearer ${key}`,
    "content-type": "application/json",
    "idempotency-key": `from-${numbers[0]}`,
  };
  const body = JSON.stringify(numbers.map((number) => ({ log: "killed", message: `number ${number}` })));
  try {
    const { status } = await fetch(`${api.url}/v1/logs`, {
      method: "POST",
      headers,
      body,
      signal: AbortSignal.timeout(5_000),
    });
    if (status === 202) return true;
  } catch {
    // The other end went away: whether it took the batch is not known.
  }
  await delay(50);
  return false;
}

/** The numbers of all stored records, in the order of their ids. */
export async function readNumbers({ api, key }: KillScene): Promise<number[]> {
  const response = await fetch(`${api.url}/v1/logs/export.ndjson?q=log:killed`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text
    .trimEnd()
    .split("\n")
    .map((line) => Number(/number (\d+)/.exec(line)?.[1]));
}
