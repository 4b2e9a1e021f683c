import { tenantKey, type RateLimit, type RateLimitResult } from "#platform/ephemeral-store";
import type { Actor, TenantContext } from "#platform/tenant-context";
import { logRateExceeded } from "./errors.ts";
import { spendAllowance } from "./spend-allowance.ts";
import { withStoreErrors } from "./store-failure.ts";

/** What a minute allows, of one credential and of a whole tenant. */
interface LogRates {
  keyRecords: RateLimit;
  tenantRecords: RateLimit;
  tenantBytes: RateLimit;
}

/** Of what a record has on average, and then some. */
const BYTES_A_RECORD = 1_024;
/** A browser has little to say. */
const VISITOR_RECORDS = 60;

function ratesFor({ platform, actor }: TenantContext): LogRates {
  const records = platform.env.logRecordsPerMinute;
  const own = actor.kind === "visitor" ? Math.min(VISITOR_RECORDS, records) : records;
  return {
    keyRecords: { points: own, seconds: 60 },
    tenantRecords: { points: records * 2, seconds: 60 },
    tenantBytes: { points: records * 2 * BYTES_A_RECORD, seconds: 60 },
  };
}

export interface LogLoad {
  records: number;
  bytes: number;
}

export interface LogAllowance {
  /** `RateLimit-*`, of the window that is nearest to its end. */
  headers: Record<string, string>;
  retryAfterSeconds: number | null;
}

/** Counts a batch against the minute's limits; a batch that goes past one is refused whole, by `assertWithinRate`. */
export async function limitLogRate(ctx: TenantContext, load: LogLoad): Promise<LogAllowance> {
  const { ephemeral } = ctx.platform;
  const rates = ratesFor(ctx);
  const windows = [
    { key: ["rate", actorId(ctx.actor)], limit: rates.keyRecords, cost: load.records },
    { key: ["rate"], limit: rates.tenantRecords, cost: load.records },
    { key: ["rate", "bytes"], limit: rates.tenantBytes, cost: load.bytes },
  ];
  const results = await withStoreErrors(() =>
    Promise.all(
      windows.map(({ key, limit, cost }) =>
        spendAllowance(ephemeral, { key: tenantKey(ctx, "logs", ...key), limit }, cost),
      ),
    ),
  );
  const states = results.map((result, index) => ({ ...result, limit: windows[index]?.limit.points ?? 1 }));
  const tightest = states.reduce((one, other) => (share(other) < share(one) ? other : one));
  const refused = states.filter(({ allowed }) => !allowed);
  return {
    headers: {
      "RateLimit-Limit": String(tightest.limit),
      "RateLimit-Remaining": String(tightest.remaining),
      "RateLimit-Reset": String(tightest.resetSeconds),
    },
    retryAfterSeconds: refused.length === 0 ? null : Math.max(1, ...refused.map((state) => state.retryAfterSeconds)),
  };
}

/** Throws `log_rate_exceeded` (429) with the seconds to wait. */
export function assertWithinRate({ retryAfterSeconds }: LogAllowance): void {
  if (retryAfterSeconds !== null) throw logRateExceeded(retryAfterSeconds);
}

function share({ allowed, remaining, limit }: RateLimitResult & { limit: number }): number {
  return allowed ? remaining / limit : -1;
}

function actorId(actor: Actor): string {
  if (actor.kind === "api_key") return actor.keyId;
  if (actor.kind === "visitor") return actor.visitorId;
  return actor.kind === "member" ? actor.personId : actor.kind;
}
