import { verifyAssistantToken } from "#features/assistants";
import { verifyApiKey } from "#features/tenants";
import { AppError } from "#platform/errors";
import type { AssistantVisit } from "#platform/mcp-door";
import { mintTenantContext } from "#platform/tenant-context";
import type { Caller } from "./authenticate.ts";
import { bearerToken, sendsApiKey } from "./identify-person.ts";
import { ownUrl } from "./own-page.ts";

/** Whose credential an assistant sends, by its header alone: an address is written down in too many places. */
export async function authenticateAssistant(caller: Caller): Promise<Entering> {
  const { request } = caller;
  if (request.query.access_token !== undefined) throw credentialInAddress();
  return sendsApiKey(request) || request.get("authorization") === undefined ? enterByKey(caller) : enterByToken(caller);
}

type Entering = Omit<AssistantVisit, "resourceMetadataUrl">;

async function enterByToken({ door, request }: Caller): Promise<Entering> {
  const token = { token: bearerToken(request), ownUrl: ownUrl(door.platform, request) };
  const { tenantId, personId, role, scopes, clientId } = await verifyAssistantToken(door.platform, token);
  const actor = { kind: "member", personId, name: clientId, role } as const;
  const ctx = mintTenantContext(door.platform, { tenantId, actor, requestId: door.requestId });
  return { ctx, scopes, clientId };
}

async function enterByKey({ door, request }: Caller): Promise<Entering> {
  const credential = await verifyApiKey(door.platform, bearerToken(request));
  const { actor } = credential;
  if (actor.kind !== "api_key") throw new Error("A key speaks for itself.");
  const ctx = mintTenantContext(door.platform, { ...credential, requestId: door.requestId });
  return { ctx, scopes: actor.scopes, clientId: actor.keyId };
}

function credentialInAddress(): AppError {
  return new AppError({
    kind: "unauthenticated",
    code: "credential_in_address",
    detail: "Send the credential in the header Authorization, not in the address.",
  });
}
