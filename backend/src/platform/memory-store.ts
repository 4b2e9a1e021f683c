import { EventEmitter } from "node:events";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { EphemeralStore, RateLimit, RateLimitResult } from "./ephemeral-store.ts";

type Entry<T> = { value: T; expiresAt: number };

/** The ephemeral store of embedded mode: one process, so its own memory is the whole truth. */
export function createMemoryStore(): EphemeralStore {
  const values = new Map<string, Entry<string>>();
  const lists = new Map<string, Entry<string[]>>();
  const limiters = new Map<string, RateLimiterMemory>();
  const messages = new EventEmitter().setMaxListeners(0);
  const sweep = setInterval(() => {
    dropExpired(values);
    dropExpired(lists);
  }, 30_000);
  sweep.unref();
  return {
    get: async (key) => live(values, key)?.value ?? null,
    set: async (key, value, ttlSeconds) => void values.set(key, { value, expiresAt: Date.now() + ttlSeconds * 1000 }),
    delete: async (key) => void (values.delete(key), lists.delete(key)),
    consume: (key, limit, cost = 1) => consume(limiterFor(limiters, limit), key, cost),
    increase: async (key, by, ttlSeconds) => {
      const count = Number(live(values, key)?.value ?? 0) + by;
      values.set(key, { value: String(count), expiresAt: Date.now() + ttlSeconds * 1000 });
    },
    takeCount: async (key) => {
      const count = Number(live(values, key)?.value ?? 0);
      values.delete(key);
      return count;
    },
    append: async (key, entry, ttlSeconds) => {
      const list = live(lists, key) ?? { value: [], expiresAt: 0 };
      list.expiresAt = Date.now() + ttlSeconds * 1000;
      lists.set(key, list);
      return list.value.push(entry) - 1;
    },
    readFrom: async (key, from) => live(lists, key)?.value.slice(from) ?? [],
    publish: async (channel, message) => void messages.emit(channel, message),
    subscribe: async (channel, listener) => {
      messages.on(channel, listener);
      return async () => void messages.off(channel, listener);
    },
    ping: async () => undefined,
    close: async () => clearInterval(sweep),
  };
}

function live<T>(map: Map<string, Entry<T>>, key: string): Entry<T> | undefined {
  const entry = map.get(key);
  return entry && entry.expiresAt > Date.now() ? entry : undefined;
}

function dropExpired<T>(map: Map<string, Entry<T>>): void {
  for (const [key, entry] of map) if (entry.expiresAt <= Date.now()) map.delete(key);
}

function limiterFor(limiters: Map<string, RateLimiterMemory>, limit: RateLimit): RateLimiterMemory {
  const name = `${limit.points}/${limit.seconds}`;
  const limiter =
    limiters.get(name) ?? new RateLimiterMemory({ points: limit.points, duration: limit.seconds, keyPrefix: name });
  limiters.set(name, limiter);
  return limiter;
}

async function consume(limiter: RateLimiterMemory, key: string, cost: number): Promise<RateLimitResult> {
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
