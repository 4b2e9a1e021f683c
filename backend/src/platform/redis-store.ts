import { RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import type { EphemeralStore, RateLimit, RateLimitResult } from "./ephemeral-store.ts";
import { assertNoEviction, connectRedis, type RedisClient, type RedisOptions } from "./redis-client.ts";

/** The ephemeral store of server mode. Refuses a Redis that evicts keys, because limits and streams would vanish. */
export async function openRedisStore(options: RedisOptions): Promise<EphemeralStore> {
  const { prefix = "" } = options;
  const client = connectRedis(options);
  await assertNoEviction(client);
  const subscriptions = createSubscriptions(connectRedis(options));
  const limiters = new Map<string, RateLimiterRedis>();
  return {
    get: (key) => client.get(key),
    set: async (key, value, ttlSeconds) => void (await client.set(key, value, "EX", ttlSeconds)),
    delete: async (key) => void (await client.del(key)),
    consume: (key, limit, cost = 1) => consume(limiterFor(limiters, client, limit), key, cost),
    increase: async (key, by, ttlSeconds) => {
      await client.multi().incrby(key, by).expire(key, ttlSeconds).exec();
    },
    takeCount: async (key) => Number((await client.getdel(key)) ?? 0),
    append: async (key, entry, ttlSeconds) => {
      const replies = await client.multi().rpush(key, entry).expire(key, ttlSeconds).exec();
      const length = replies?.[0]?.[1];
      if (typeof length !== "number") throw new Error("Redis did not append to a list.");
      return length - 1;
    },
    readFrom: (key, from) => client.lrange(key, from, -1),
    publish: async (channel, message) => void (await client.publish(prefix + channel, message)),
    subscribe: (channel, listener) => subscriptions.add(prefix + channel, listener),
    ping: async () => void (await client.ping()),
    close: async () => {
      await Promise.all([client.quit(), subscriptions.close()]);
    },
  };
}

type Listener = (message: string) => void;

function createSubscriptions(client: RedisClient) {
  const listeners = new Map<string, Set<Listener>>();
  client.on("message", (channel: string, message: string) => {
    for (const listener of listeners.get(channel) ?? []) listener(message);
  });
  const remove = async (channel: string, listener: Listener) => {
    const set = listeners.get(channel);
    set?.delete(listener);
    if (set?.size !== 0) return;
    listeners.delete(channel);
    await client.unsubscribe(channel);
  };
  const add = async (channel: string, listener: Listener) => {
    const set = listeners.get(channel) ?? new Set();
    listeners.set(channel, set.add(listener));
    await client.subscribe(channel);
    return () => remove(channel, listener);
  };
  return { add, close: () => client.quit() };
}

function limiterFor(limiters: Map<string, RateLimiterRedis>, client: RedisClient, limit: RateLimit): RateLimiterRedis {
  const name = `${limit.points}/${limit.seconds}`;
  const limiter =
    limiters.get(name) ??
    new RateLimiterRedis({
      storeClient: client,
      points: limit.points,
      duration: limit.seconds,
      keyPrefix: `limit:${name}`,
    });
  limiters.set(name, limiter);
  return limiter;
}

async function consume(limiter: RateLimiterRedis, key: string, cost: number): Promise<RateLimitResult> {
  try {
    const result = await limiter.consume(key, cost);
    const resetSeconds = Math.ceil(result.msBeforeNext / 1000);
    return { allowed: true, remaining: result.remainingPoints, retryAfterSeconds: 0, resetSeconds };
  } catch (rejection) {
    if (!(rejection instanceof RateLimiterRes)) throw rejection;
    const resetSeconds = Math.ceil(rejection.msBeforeNext / 1000);
    return { allowed: false, remaining: 0, retryAfterSeconds: resetSeconds, resetSeconds };
  }
}
