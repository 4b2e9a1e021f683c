import type { Request } from "express";
import type { RouteAuth } from "@netvexa/contract";
import { verifyOperatorCredential } from "#features/installation";
import { resolveStorefront, verifyApiKey, verifyVisitorToken } from "#features/tenants";
import { AppError } from "#platform/errors";
import type { Platform } from "#platform/platform";
import { mintTenantContext, type TenantContext, type VerifiedCredential } from "#platform/tenant-context";

export interface Door {
  platform: Platform;
  requestId: string;
}

/** Verifies the credential that the route asks for; null where the route acts in no tenant. */
export async function authenticate(door: Door, auth: RouteAuth, request: Request): Promise<TenantContext | null> {
  switch (auth.kind) {
    case "public":
      return null;
    case "operator":
      await verifyOperatorCredential(door.platform, bearerToken(request));
      return null;
    case "api_key":
      return mint(door, requireScope(await verifyApiKey(door.platform, bearerToken(request)), auth.scope));
    case "visitor":
      return mint(door, await verifyVisitorToken(door.platform, bearerToken(request), request.get("origin") ?? null));
    case "storefront":
      return mint(door, await resolveStorefront(door.platform, storefrontKey(request), storefrontOrigin(request)));
    default:
      throw signInNeeded();
  }
}

type Credential = Omit<VerifiedCredential, "requestId">;

function mint(door: Door, credential: Credential): TenantContext {
  return mintTenantContext(door.platform, { ...credential, requestId: door.requestId });
}

function requireScope(credential: Credential, scope: string): Credential {
  if (credential.actor.kind === "api_key" && credential.actor.scopes.includes(scope)) return credential;
  throw new AppError({
    kind: "forbidden",
    code: "scope_missing",
    detail: `This API key does not have the scope ${scope}. Create a key that has it.`,
  });
}

function signInNeeded(): AppError {
  return new AppError({
    kind: "unauthenticated",
    code: "sign_in_needed",
    detail: "Sign in first: the session is missing, expired or was ended.",
  });
}

function bearerToken(request: Request): string {
  const match = /^Bearer ([\w.~+/=-]{1,4096})$/i.exec(request.get("authorization") ?? "");
  if (match?.[1]) return match[1];
  throw new AppError({
    kind: "unauthenticated",
    code: "credential_missing",
    detail: "Send the credential in the header: Authorization: Bearer …",
  });
}

function storefrontKey(request: Request): string {
  const body: unknown = request.body;
  const fromBody = typeof body === "object" && body !== null && "storefront" in body ? body.storefront : undefined;
  const key = fromBody ?? request.query.storefront;
  return typeof key === "string" ? key : "";
}

/** A browser sends no Origin with a read from its own host, and always one with everything else. */
function storefrontOrigin(request: Request): string | null {
  const origin = request.get("origin") ?? null;
  return origin ?? (request.method === "GET" ? null : "");
}
