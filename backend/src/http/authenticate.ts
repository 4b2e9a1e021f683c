import type { Request, Response } from "express";
import type { RouteAuth, RouteContract } from "@netvexa/contract";
import { verifyOperatorCredential } from "#features/installation";
import { isSignedRequest, verifySignedRequest } from "#features/sites";
import { resolveStorefront, verifyApiKey, verifyApiKeyBriefly, verifyVisitorToken } from "#features/tenants";
import type { OrganisationContext, PersonContext } from "#platform/auth-context";
import { AppError } from "#platform/errors";
import type { Platform } from "#platform/platform";
import { mintTenantContext, type TenantContext, type VerifiedCredential } from "#platform/tenant-context";
import { enterOrganisation, enterStorefront } from "./enter-as-member.ts";
import { assertOwnPage } from "./own-page.ts";
import { bearerToken, identifyPerson, sendsApiKey } from "./identify-person.ts";
import { toSignedRequest } from "./signed-request.ts";

export interface Door {
  platform: Platform;
  requestId: string;
}

/** A request at the door, and the answer on which cookies are renewed. */
export interface Caller {
  door: Door;
  request: Request;
  response: Response;
}

/** The right that a verified credential gives; null where the route acts for nobody in particular. */
export type Entered = TenantContext | PersonContext | OrganisationContext | null;

/** Verifies the credential that the route asks for. */
export async function authenticate(caller: Caller, contract: RouteContract): Promise<Entered> {
  const { auth } = contract;
  switch (auth.kind) {
    case "public":
      return null;
    case "operator":
      await verifyOperatorCredential(caller.door.platform, bearerToken(caller.request));
      return null;
    case "storefront":
    case "visitor":
      return authenticateVisitor(caller, auth.kind);
    default:
      return authenticateMember(caller, auth);
  }
}

type MemberAuth = Exclude<RouteAuth, { kind: "public" | "operator" | "storefront" | "visitor" }>;

async function authenticateMember(caller: Caller, auth: MemberAuth): Promise<Entered> {
  switch (auth.kind) {
    case "browser":
      assertOwnPage(caller.door.platform, caller.request);
      return null;
    case "person":
      return identifyPerson(caller);
    case "organisation":
      return enterOrganisation(caller, await identifyPerson(caller), auth.permission);
    case "member":
      return enterStorefront(caller, await identifyPerson(caller), auth.permission);
    case "api_key":
      return sendsApiKey(caller.request)
        ? authenticateKey(caller, auth.scope)
        : enterStorefront(caller, await identifyPerson(caller), auth.permission ?? auth.scope);
  }
}

async function authenticateKey({ door, request }: Caller, scope: string): Promise<TenantContext> {
  const { platform } = door;
  const credential = isSignedRequest(request.get("authorization") ?? "")
    ? await verifySignedRequest(platform, toSignedRequest(platform, request))
    : // What programs send without pause is not looked up each time.
      await (scope === "logs:write" ? verifyApiKeyBriefly : verifyApiKey)(platform, bearerToken(request));
  return mint(door, requireScope(credential, scope));
}

async function authenticateVisitor({ door, request }: Caller, kind: "storefront" | "visitor"): Promise<TenantContext> {
  const { platform } = door;
  return mint(
    door,
    kind === "visitor"
      ? await verifyVisitorToken(platform, bearerToken(request), request.get("origin") ?? null)
      : await resolveStorefront(platform, storefrontKey(request), storefrontOrigin(request)),
  );
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
