import type { EphemeralStore, RateLimit, RateLimitResult } from "#platform/ephemeral-store";

/** So often a process tells the others what it has let through, and learns what they have. */
const TELL_EVERY_MS = 100;
const MOST_WINDOWS = 10_000;

interface Window {
  limit: RateLimit;
  /** Of all processes, as far as is known. */
  used: number;
  /** Of this process, not told yet. */
  untold: number;
  endsAt: number;
  telling: boolean;
}

const windows = new WeakMap<EphemeralStore, Map<string, Window>>();

/**
 * Takes `cost` from a window that all processes share, without asking each time: within a tenth of a second a process
 * goes by what it knows, so that together they may let through at most what they can take in in that time too much. What
 * does not fit is refused and not counted.
 */
export async function spendAllowance(
  store: EphemeralStore,
  { key, limit }: { key: string; limit: RateLimit },
  cost: number,
): Promise<RateLimitResult> {
  const known = windows.get(store) ?? new Map<string, Window>();
  windows.set(store, known);
  const window = known.get(key);
  if (!window || window.endsAt <= performance.now() || window.limit.points !== limit.points) {
    if (known.size >= MOST_WINDOWS) known.clear();
    return openWindow({ store, known, key, limit }, cost);
  }
  if (window.used + window.untold + cost > limit.points) return refusal(window);
  window.untold += cost;
  if (!window.telling) tellLater({ store, known, key, limit }, window);
  return state(window, true);
}

interface Opening {
  store: EphemeralStore;
  known: Map<string, Window>;
  key: string;
  limit: RateLimit;
}

async function openWindow({ store, known, key, limit }: Opening, cost: number): Promise<RateLimitResult> {
  const result = await store.consume(key, limit, cost);
  known.set(key, {
    limit,
    used: limit.points - result.remaining,
    untold: 0,
    endsAt: performance.now() + result.resetSeconds * 1_000,
    telling: false,
  });
  return result;
}

function tellLater({ store, known, key, limit }: Opening, window: Window): void {
  window.telling = true;
  setTimeout(() => {
    const told = window.untold;
    window.untold = 0;
    store
      .consume(key, limit, told)
      .then((result) => {
        window.used = limit.points - result.remaining;
        window.endsAt = performance.now() + result.resetSeconds * 1_000;
      })
      .catch(() => known.delete(key))
      .finally(() => {
        window.telling = false;
      });
  }, TELL_EVERY_MS).unref();
}

function refusal(window: Window): RateLimitResult {
  const { resetSeconds, remaining } = state(window, false);
  return { allowed: false, remaining, resetSeconds, retryAfterSeconds: resetSeconds };
}

function state({ limit, used, untold, endsAt }: Window, allowed: boolean): RateLimitResult {
  const resetSeconds = Math.max(1, Math.ceil((endsAt - performance.now()) / 1_000));
  return { allowed, remaining: Math.max(0, limit.points - used - untold), retryAfterSeconds: 0, resetSeconds };
}
