/**
 * What may be lost without losing an acknowledgement: counters, locks, resumable streams, messages between processes.
 * Embedded: in this process. Server: Redis. Keys are made by `tenantKey`, never by hand.
 */
export interface EphemeralStore {
  get(key: string): Promise<string | null>;
  set(key: string, value: string, ttlSeconds: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** Takes `cost` (one, if left out) from a window of `points` per `seconds`, which opens with the first. */
  consume(key: string, limit: RateLimit, cost?: number): Promise<RateLimitResult>;
  /** Adds to a count that begins at nought and expires after its last increase. */
  increase(key: string, by: number, ttlSeconds: number): Promise<void>;
  /** The count, which begins again. */
  takeCount(key: string): Promise<number>;
  /** Appends to a list that readers can resume; entries are numbered from 0. The whole list expires together. */
  append(key: string, entry: string, ttlSeconds: number): Promise<number>;
  /** The entries from number `from` on. */
  readFrom(key: string, from: number): Promise<string[]>;
  publish(channel: string, message: string): Promise<void>;
  /** Returns a function that ends the subscription. */
  subscribe(channel: string, listener: (message: string) => void): Promise<() => Promise<void>>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface RateLimit {
  points: number;
  seconds: number;
}

export interface RateLimitResult {
  allowed: boolean;
  remaining: number;
  retryAfterSeconds: number;
  /** Until the window ends. */
  resetSeconds: number;
}

/** `{tenant}:…`: the braces are Redis Cluster's hash tag, so that one tenant's keys stand on one node. */
export function tenantKey(ctx: { tenantId: string }, ...parts: string[]): string {
  return [`{${ctx.tenantId}}`, ...parts.map((part) => encodeURIComponent(part))].join(":");
}

/** For what belongs to the installation and no tenant. */
export function installationKey(...parts: string[]): string {
  return ["{installation}", ...parts.map((part) => encodeURIComponent(part))].join(":");
}
