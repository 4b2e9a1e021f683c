import { Cluster, Redis, type RedisOptions as ConnectionOptions } from "ioredis";
import type { Logger } from "./logger.ts";

export interface RedisOptions {
  /** `redis://host:6379`; with `?cluster=true` the first node of a Redis Cluster, others as `&node=host:port`. */
  url: string;
  logger: Logger;
  /** In front of every key and channel, so that several installations can share one server. */
  prefix?: string;
}

export type RedisClient = Redis | Cluster;

const CONNECTION = {
  maxRetriesPerRequest: 2,
  enableReadyCheck: true,
  connectTimeout: 5_000,
} satisfies ConnectionOptions;

/** A connection to one server, or to all of a cluster; what fails is logged and tried again. */
export function connectRedis(options: RedisOptions): RedisClient {
  const url = new URL(options.url);
  const client = url.searchParams.get("cluster") === "true" ? connectCluster(url, options) : connectServer(options);
  client.on("error", (error: Error) => options.logger.warn({ err: error }, "Redis connection failed"));
  return client;
}

function connectServer({ url, prefix = "" }: RedisOptions): Redis {
  return new Redis(url, { ...CONNECTION, keyPrefix: prefix });
}

function connectCluster(url: URL, { prefix = "" }: RedisOptions): Cluster {
  const nodes = [url.host, ...url.searchParams.getAll("node")].map((address) => {
    const { hostname, port } = new URL(`redis://${address}`);
    return { host: hostname, port: Number(port || 6379) };
  });
  return new Cluster(nodes, {
    keyPrefix: prefix,
    clusterRetryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
    retryDelayOnFailover: 200,
    retryDelayOnClusterDown: 300,
    redisOptions: {
      ...CONNECTION,
      ...(url.password ? { password: decodeURIComponent(url.password) } : {}),
      ...(url.username ? { username: decodeURIComponent(url.username) } : {}),
      ...(url.protocol === "rediss:" ? { tls: {} } : {}),
    },
  });
}

/** Refuses a Redis that evicts keys, because limits, streams and records would vanish; every master of a cluster. */
export async function assertNoEviction(client: RedisClient): Promise<void> {
  for (const policy of await readSetting(client, "maxmemory-policy")) {
    if (policy !== "noeviction") {
      throw new Error(`Redis evicts keys (maxmemory-policy ${policy}); set it to noeviction.`);
    }
  }
}

/** Refuses a Redis that keeps nothing on disk, because accepted log records would end with its process. */
export async function assertAppendOnly(client: RedisClient): Promise<void> {
  for (const state of await readSetting(client, "appendonly")) {
    if (state !== "yes") throw new Error("Redis keeps no append-only file; set appendonly to yes.");
  }
}

/** Of every master; nothing of a server that does not tell. */
async function readSetting(client: RedisClient, name: string): Promise<string[]> {
  const replies = await Promise.all((await masters(client)).map((master) => master.config("GET", name)));
  return replies.flatMap((reply) => (Array.isArray(reply) ? reply.map(String).slice(1, 2) : []));
}

async function masters(client: RedisClient): Promise<Redis[]> {
  if (client instanceof Redis) return [client];
  if (client.status !== "ready") await new Promise<void>((resolve) => void client.once("ready", resolve));
  return client.nodes("master");
}

const LOOK_EVERY_MS = 500;
/** What is left beyond it belongs to counters, locks and messages, without which nothing works. */
const MOST_USED = 0.9;

/** Looks from time to time whether a server is nearly out of memory. */
export function watchMemory(client: RedisClient): { isNearlyFull(): boolean; stop(): void } {
  let full = false;
  const look = async () => {
    const replies = await Promise.all((await masters(client)).map((master) => master.info("memory")));
    full = replies.some((reply) => shareUsed(reply) > MOST_USED);
  };
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS).unref();
  return { isNearlyFull: () => full, stop: () => clearInterval(timer) };
}

function shareUsed(info: string): number {
  const read = (name: string) => Number(new RegExp(`^${name}:(\\d+)`, "m").exec(info)?.[1] ?? 0);
  const most = read("maxmemory");
  return most === 0 ? 0 : read("used_memory") / most;
}
