import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { tenantKey } from "#platform/ephemeral-store";
import { newId } from "#platform/ids";
import type { Platform } from "#platform/platform";
import type { TenantContext, VerifiedCredential } from "#platform/tenant-context";
import { invalidCredential, originNotAllowed } from "./errors.ts";

/** How long a visitor token may be used, and how long a returning visitor may exchange it for a new one. */
const USABLE_SECONDS = 30 * 60;
const RESUMABLE_SECONDS = 30 * 24 * 3600;

const AUDIENCE = "netvexa:visitor";
const claims = z.object({
  tenant: z.uuid(),
  visitor: z.uuid(),
  origin: z.string().min(1),
  until: z.number(),
  preview: z.literal(true).optional(),
});

export interface VisitorSession {
  token: string;
  expiresAt: string;
}

/**
 * Hands a browser a token bound to storefront, origin and visitor. With `resume` (a token that this storefront gave to
 * the same origin within 30 days) the visitor stays the same person; anything else makes a new one.
 */
export async function openVisitorSession(ctx: TenantContext, resume: string | null): Promise<VisitorSession> {
  const { origin = null, preview = false } = ctx.actor.kind === "storefront" ? ctx.actor : {};
  if (origin === null) throw originNotAllowed();
  const now = ctx.platform.clock.now().getTime();
  const place = { tenant: ctx.tenantId, origin, preview };
  const previous = resume === null ? null : await resumeVisitor(ctx.platform, resume, place);
  const until = now + USABLE_SECONDS * 1000;
  const token = await new SignJWT({
    tenant: ctx.tenantId,
    visitor: previous ?? newId(now),
    origin,
    until,
    ...(preview && { preview }),
  })
    .setProtectedHeader({ alg: "HS256" })
    .setAudience(AUDIENCE)
    .setIssuedAt(Math.floor(now / 1000))
    .setExpirationTime(Math.floor(now / 1000) + RESUMABLE_SECONDS)
    .sign(key(ctx.platform));
  return { token, expiresAt: new Date(until).toISOString() };
}

interface Place {
  tenant: string;
  origin: string;
  preview: boolean;
}

/** The visitor that a token names, where it was given at the same place; null for any other. */
async function resumeVisitor(platform: Platform, token: string, place: Place): Promise<string | null> {
  const { tenant, origin, preview = false, visitor } = await readClaims(platform, token).catch(() => nobody);
  return tenant === place.tenant && origin === place.origin && preview === place.preview ? visitor : null;
}

const nobody = { tenant: "", origin: "", visitor: null, preview: false };

/** Whose token this is. A browser's `Origin`, where it sends one, must be the origin that the token was given to. */
export async function verifyVisitorToken(
  platform: Platform,
  token: string,
  origin: string | null,
): Promise<Omit<VerifiedCredential, "requestId">> {
  const content = await readClaims(platform, token).catch(() => {
    throw invalidCredential();
  });
  if (content.until < platform.clock.now().getTime()) throw invalidCredential();
  if (origin !== null && origin !== content.origin) throw originNotAllowed();
  if ((await platform.ephemeral.get(refusalKey(content.tenant))) !== null) throw invalidCredential();
  const { tenant: tenantId, visitor: visitorId, preview } = content;
  return { tenantId, actor: { kind: "visitor", visitorId, origin: content.origin, preview } };
}

/** Refuses the tokens that a tenant's visitors hold, as long as they would be usable, or ends that. */
export async function refuseVisitors(platform: Platform, tenantId: string, refused: boolean): Promise<void> {
  if (refused) await platform.ephemeral.set(refusalKey(tenantId), "suspended", USABLE_SECONDS);
  else await platform.ephemeral.delete(refusalKey(tenantId));
}

function refusalKey(tenantId: string): string {
  return tenantKey({ tenantId }, "visitors-refused");
}

async function readClaims(platform: Platform, token: string) {
  const { payload } = await jwtVerify(token, key(platform), {
    algorithms: ["HS256"],
    audience: AUDIENCE,
    currentDate: platform.clock.now(),
  });
  return claims.parse(payload);
}

function key(platform: Platform): Uint8Array {
  return platform.secrets.derive("visitor tokens");
}
