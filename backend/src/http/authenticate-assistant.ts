import { verifyApiKey } from "#features/tenants";
import { AppError } from "#platform/errors";
import type { AssistantVisit } from "#platform/mcp-door";
import { mintTenantContext } from "#platform/tenant-context";
import type { Caller } from "./authenticate.ts";
import { bearerToken } from "./identify-person.ts";

/** Whose credential an assistant sends, by its header alone: an address is written down in too many places. */
export async function authenticateAssistant({
  door,
  request,
}: Caller): Promise<Omit<AssistantVisit, "resourceMetadataUrl">> {
  if (request.query.access_token !== undefined) throw credentialInAddress();
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
