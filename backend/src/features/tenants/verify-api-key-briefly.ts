import { hash } from "node:crypto";
import { installationKey } from "#platform/ephemeral-store";
import type { Platform } from "#platform/platform";
import { verifyApiKey } from "./verify-api-key.ts";

type Verified = ReturnType<typeof verifyApiKey>;

/** So long at most a process that was not told goes by what it knows. */
const KEPT_MS = 1_000;
const MOST_KEYS = 1_000;
const CHANGED = installationKey("api-keys", "revoked");

type Kept = Map<string, { until: number; verified: Verified }>;
const kept = new WeakMap<Platform, Kept>();

/**
 * As `verifyApiKey`, with an answer that is at most a second old: for what comes hundreds of times a second with the same
 * key. Refusals are not kept, and a revocation is told to every process at once.
 */
export function verifyApiKeyBriefly(platform: Platform, key: string): Verified {
  const known = kept.get(platform) ?? open(platform);
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

function open(platform: Platform): Kept {
  const known: Kept = new Map();
  kept.set(platform, known);
  platform.ephemeral
    .subscribe(CHANGED, () => known.clear())
    .catch((error: unknown) => platform.logger.warn({ err: error }, "revoked keys are noticed late"));
  return known;
}

/** For what has just revoked a key, in whatever process it is known. */
export async function forgetVerifiedKeys(platform: Platform): Promise<void> {
  kept.get(platform)?.clear();
  await platform.ephemeral
    .publish(CHANGED, "")
    .catch((error: unknown) => platform.logger.warn({ err: error }, "a revoked key is noticed late"));
}
