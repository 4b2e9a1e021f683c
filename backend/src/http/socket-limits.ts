import { AppError } from "#platform/errors";
import type { Platform } from "#platform/platform";
import type { TenantContext } from "#platform/tenant-context";

/** Sockets that one process holds open. */
export const SOCKET_LIMITS = {
  owner: 8,
  tenant: 6_000,
  process: 20_000,
  /** Bytes of one frame that is taken. */
  frameBytes: 24 * 1024,
  /** Frames of one socket. */
  frames: { most: 60, perMs: 10_000 },
  /** Bytes that a reader may leave unread before it is cut off. */
  unreadBytes: 1024 * 1024,
  /** A socket that gives no sign of life for two of these is gone. */
  pingMs: 30_000,
  /** How often a credential is held against what is in force. */
  checkMs: { member: 10_000, visitor: 30_000 },
} as const;

const counts = new WeakMap<Platform, Map<string, number>>();

/** Counts a socket until the returned function is called. Throws `too_many_sockets`. */
export function countSocket(ctx: TenantContext, owner: string): () => void {
  const map = counts.get(ctx.platform) ?? new Map<string, number>();
  counts.set(ctx.platform, map);
  const keys: [string, number][] = [
    [`${ctx.tenantId} ${owner}`, SOCKET_LIMITS.owner],
    [ctx.tenantId, SOCKET_LIMITS.tenant],
    ["all", SOCKET_LIMITS.process],
  ];
  if (keys.some(([key, most]) => (map.get(key) ?? 0) >= most)) throw tooManySockets();
  for (const [key] of keys) map.set(key, (map.get(key) ?? 0) + 1);
  return () => {
    for (const [key] of keys) {
      const left = (map.get(key) ?? 1) - 1;
      if (left === 0) map.delete(key);
      else map.set(key, left);
    }
  };
}

function tooManySockets(): AppError {
  return new AppError({
    kind: "rate_limited",
    code: "too_many_sockets",
    detail: "Too many connections are open. Close one, or use the event stream, and try again in a moment.",
    retryAfterSeconds: 10,
  });
}

/** How many frames came lately; true while there are few enough. */
export function createFrameMeter(): () => boolean {
  const { most, perMs } = SOCKET_LIMITS.frames;
  let left: number = most;
  let at = performance.now();
  return () => {
    const now = performance.now();
    left = Math.min(most, left + ((now - at) / perMs) * most);
    at = now;
    left -= 1;
    return left >= 0;
  };
}
