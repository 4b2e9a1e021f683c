import { installationKey, type RateLimit } from "#platform/ephemeral-store";
import { AppError } from "#platform/errors";
import type { Platform } from "#platform/platform";

const WINDOW_SECONDS = 900;
/** From one network address, whoever it asks for: an office may sit behind one. */
const FROM_ADDRESS: RateLimit = { points: 100, seconds: WINDOW_SECONDS };
/** For one account from one address. */
const FROM_ADDRESS_FOR_ACCOUNT: RateLimit = { points: 10, seconds: WINDOW_SECONDS };
/** For one account from everywhere: high, because whoever uses it up keeps the owner out too. */
const FOR_ACCOUNT: RateLimit = { points: 100, seconds: WINDOW_SECONDS };

export interface Attempt {
  /** What is tried, each with windows of its own. */
  purpose: string;
  address: string;
  email: string;
}

/**
 * Counts an attempt at an account, known or not, and throws `rate_limited` with the seconds to wait once there were too
 * many. Keys hold a keyed hash of the e-mail address.
 */
export async function limitAttempts(platform: Platform, { purpose, address, email }: Attempt): Promise<void> {
  const account = platform.secrets.fingerprint("attempts", email);
  const windows: [string[], RateLimit][] = [
    [["address", address], FROM_ADDRESS],
    [["account", account, address], FROM_ADDRESS_FOR_ACCOUNT],
    [["account", account], FOR_ACCOUNT],
  ];
  for (const [parts, limit] of windows) {
    const result = await platform.ephemeral.consume(installationKey("attempt", purpose, ...parts), limit);
    if (!result.allowed) throw tooMany(result.retryAfterSeconds);
  }
}

function tooMany(seconds: number): AppError {
  return new AppError({
    kind: "rate_limited",
    code: "rate_limited",
    detail: `Too many attempts. Try again in ${Math.ceil(seconds / 60)} minutes.`,
    retryAfterSeconds: seconds,
  });
}
