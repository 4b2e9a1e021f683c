import type { RateLimitClass } from "@netvexa/contract";
import { installationKey, tenantKey, type RateLimit, type RateLimitResult } from "#platform/ephemeral-store";
import type { PersonContext } from "#platform/auth-context";
import { AppError } from "#platform/errors";
import type { Platform } from "#platform/platform";
import type { Actor, TenantContext } from "#platform/tenant-context";

interface Limits {
  /** For one visitor, API key or, where nobody is known yet, one address. */
  actor: RateLimit;
  /** For all of a tenant together. */
  tenant: RateLimit;
}

/** Requests per window; a day's turns and cost are capped separately by the tenant's budget. */
const RATE_LIMITS: Record<Exclude<RateLimitClass, "none">, Limits> = {
  read: { actor: { points: 300, seconds: 60 }, tenant: { points: 6_000, seconds: 60 } },
  write: { actor: { points: 120, seconds: 60 }, tenant: { points: 1_200, seconds: 60 } },
  bulk: { actor: { points: 600, seconds: 60 }, tenant: { points: 1_200, seconds: 60 } },
  turn: { actor: { points: 20, seconds: 60 }, tenant: { points: 1_200, seconds: 60 } },
  session: { actor: { points: 60, seconds: 60 }, tenant: { points: 6_000, seconds: 60 } },
  credential: { actor: { points: 30, seconds: 60 }, tenant: { points: 300, seconds: 60 } },
};

/** Wrong credentials that one address may send before it has to wait. */
const FAILED_CREDENTIALS: RateLimit = { points: 30, seconds: 300 };

/** Throws `rate_limited` with the seconds to wait when the actor or its tenant has used up its window. */
export async function limitTenant(ctx: TenantContext, name: RateLimitClass, address: string): Promise<void> {
  if (name === "none") return;
  const limits = RATE_LIMITS[name];
  const { ephemeral } = ctx.platform;
  assertAllowed(await ephemeral.consume(tenantKey(ctx, "limit", name, actorName(ctx.actor, address)), limits.actor));
  assertAllowed(await ephemeral.consume(tenantKey(ctx, "limit", name), limits.tenant));
}

/** The same for routes without a tenant, by network address. */
export async function limitAddress(platform: Platform, name: RateLimitClass, address: string): Promise<void> {
  if (name === "none") return;
  assertAllowed(await platform.ephemeral.consume(installationKey("limit", name, address), RATE_LIMITS[name].actor));
}

/** The same for somebody who is signed in and acts in no tenant. */
export async function limitPerson({ platform, person }: PersonContext, name: RateLimitClass): Promise<void> {
  if (name === "none") return;
  const { actor } = RATE_LIMITS[name];
  assertAllowed(await platform.ephemeral.consume(installationKey("limit", name, person.id), actor));
}

/** Counts one wrong credential; throws once the address has sent too many. */
export async function countFailedCredential(platform: Platform, address: string): Promise<void> {
  assertAllowed(
    await platform.ephemeral.consume(installationKey("limit", "failed-credential", address), FAILED_CREDENTIALS),
  );
}

function actorName(actor: Actor, address: string): string {
  if (actor.kind === "visitor") return actor.visitorId;
  if (actor.kind === "member") return actor.personId;
  return actor.kind === "api_key" ? actor.keyId : address;
}

function assertAllowed(result: RateLimitResult): void {
  if (result.allowed) return;
  throw new AppError({
    kind: "rate_limited",
    code: "rate_limited",
    detail: `Too many requests. Try again in ${result.retryAfterSeconds} seconds.`,
    retryAfterSeconds: result.retryAfterSeconds,
  });
}
