import { hash } from "node:crypto";
import type { Platform } from "#platform/platform";
import { verifyApiKey } from "./verify-api-key.ts";

type Verified = ReturnType<typeof verifyApiKey>;

/** A revoked key is refused after so long at most. */
const KEPT_MS = 1_000;
const MOST_KEYS = 1_000;
const kept = new WeakMap<Platform, Map<string, { until: number; verified: Verified }>>();

/**
 * As `verifyApiKey`, with an answer that is at most a second old: for what comes hundreds of times a second with the same
 * key. Refusals are not kept.
 */
export function verifyApiKeyBriefly(platform: Platform, key: string): Verified {
  const known = kept.get(platform) ?? new Map();
  kept.set(platform, known);
  // So that no key stays in memory.
  const fingerprint = hash("sha256", key);
  const entry = known.get(fingerprint);
  if (entry && entry.until > performance.now()) return entry.verified;
  if (known.size >= MOST_KEYS) known.clear();
  const verified = verifyApiKey(platform, key);
  known.set(fingerprint, { until: performance.now() + KEPT_MS, verified });
  verified.catch(() => known.delete(fingerprint));
  return verified;
}
