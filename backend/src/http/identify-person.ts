import type { Request } from "express";
import { verifyAccessToken } from "#features/accounts";
import { mintPersonContext, type PersonContext } from "#platform/auth-context";
import { AppError } from "#platform/errors";
import type { Caller } from "./authenticate.ts";
import { assertOwnPage } from "./own-page.ts";
import { clientOf } from "./request-client.ts";

/** Who sends the request: by an access token where one is sent, else by the browser's session. */
export async function identifyPerson(caller: Caller): Promise<PersonContext> {
  const { door, request } = caller;
  if (request.get("authorization") !== undefined) {
    return mintPersonContext({ ...door, ...(await verifyAccessToken(door.platform, bearerToken(request))) });
  }
  const client = clientOf(door.platform, caller);
  if (client.cookie === null) throw credentialMissing();
  assertOwnPage(door.platform, request);
  const { value, cookies } = await door.platform.auth.findSession(client);
  client.setCookies(cookies);
  if (value === null) throw signInNeeded();
  return mintPersonContext({ ...door, ...value });
}

/** True for the key of a storefront rather than the token of a person. */
export function sendsApiKey(request: Request): boolean {
  return request.get("authorization") !== undefined && !/^Bearer ey/i.test(request.get("authorization") ?? "");
}

export function bearerToken(request: Request): string {
  const match = /^Bearer ([\w.~+/=-]{1,4096})$/i.exec(request.get("authorization") ?? "");
  if (match?.[1]) return match[1];
  throw credentialMissing();
}

function credentialMissing(): AppError {
  return new AppError({
    kind: "unauthenticated",
    code: "credential_missing",
    detail: "Sign in, or send the credential in the header: Authorization: Bearer …",
  });
}

function signInNeeded(): AppError {
  return new AppError({
    kind: "unauthenticated",
    code: "sign_in_needed",
    detail: "Sign in first: the session is missing, expired or was ended.",
  });
}
