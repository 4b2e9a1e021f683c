import { jwtVerify } from "jose";
import { sql } from "kysely";
import { z } from "zod";
import { grantableScopes, type Role } from "@netvexa/contract";
import { findStorefrontMembership } from "#features/accounts";
import { AppError } from "#platform/errors";
import { signingKey } from "#platform/oauth-server";
import type { Platform } from "#platform/platform";
import { systemTransaction } from "#platform/system-context";
import { assistantResource } from "./authorization-server.ts";

const claims = z.object({ sub: z.uuid(), tenant: z.uuid(), grant: z.string().min(1), scope: z.string() });

export interface VerifiedAssistant {
  tenantId: string;
  personId: string;
  role: Role;
  scopes: string[];
  clientId: string;
}

/**
 * Whose access token this is: signed by us, in force, issued under this address and made out to it. The grant and the
 * member's role are looked up each time, so that what was revoked or lowered is so at once; the token never allows more
 * than the role does. Throws `credential_invalid`.
 */
export async function verifyAssistantToken(
  platform: Platform,
  { token, ownUrl }: { token: string; ownUrl: string },
): Promise<VerifiedAssistant> {
  const { sub: personId, tenant: tenantId, grant, scope } = await readClaims(platform, token, ownUrl);
  const held = await findGrant(platform, { tenantId, grant, personId });
  const membership = held && (await findStorefrontMembership(platform, personId, tenantId));
  if (!held || !membership) throw refused();
  const allowed: readonly string[] = grantableScopes(membership.role);
  const scopes = scope.split(" ").filter((one) => held.scopes.includes(one) && allowed.includes(one));
  return { tenantId, personId, role: membership.role, scopes, clientId: held.client_id };
}

async function readClaims(platform: Platform, token: string, ownUrl: string) {
  try {
    const { payload } = await jwtVerify(token, signingKey(platform).publicKey, {
      algorithms: ["EdDSA"],
      typ: "at+jwt",
      issuer: ownUrl,
      audience: assistantResource(ownUrl),
      currentDate: platform.clock.now(),
      requiredClaims: ["exp"],
    });
    return claims.parse(payload);
  } catch {
    throw refused();
  }
}

interface GrantRow {
  client_id: string;
  scopes: string[];
}

async function findGrant(
  platform: Platform,
  { tenantId, grant, personId }: { tenantId: string; grant: string; personId: string },
): Promise<GrantRow | null> {
  const { rows } = await systemTransaction({ platform, reason: "resolve credential" }, (tx) =>
    sql<GrantRow>`select client_id, scopes from assistant_grants
      where tenant_id = ${tenantId} and id = ${grant} and person_id = ${personId} and revoked_at is null`.execute(tx),
  );
  return rows[0] ?? null;
}

function refused(): AppError {
  return new AppError({
    kind: "unauthenticated",
    code: "credential_invalid",
    detail: "The access token is not in force here. Connect the assistant anew.",
  });
}
