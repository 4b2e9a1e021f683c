import { z } from "zod";
import { email, PASSWORD_MAX_LENGTH } from "./accounts.ts";
import { defineRoute } from "./route.ts";

const time = z.iso.datetime();
const refreshToken = z.string().min(16).max(200);
const tokens = z.object({
  /** A JWT for ten minutes: `Authorization: Bearer …`. */
  accessToken: z.string(),
  expiresAt: time,
  /** For the next pair; works once. */
  refreshToken: z.string(),
});

export const issueTokensRoute = defineRoute({
  id: "issueTokens",
  method: "post",
  path: "/v1/auth/tokens",
  summary: "Exchange e-mail address and password for an access and a refresh token, for API clients",
  tag: "Accounts",
  auth: { kind: "public" },
  rateLimit: "credential",
  idempotency: "none",
  request: { body: z.strictObject({ email, password: z.string().min(1).max(PASSWORD_MAX_LENGTH) }) },
  response: { kind: "json", status: 200, schema: tokens },
  errors: ["sign_in_refused", "email_not_verified", "second_factor_active"],
});

export const refreshTokensRoute = defineRoute({
  id: "refreshTokens",
  method: "post",
  path: "/v1/auth/tokens/refresh",
  summary: "Exchange a refresh token for a new pair; a second use ends the whole family",
  tag: "Accounts",
  auth: { kind: "public" },
  rateLimit: "credential",
  idempotency: "none",
  request: { body: z.strictObject({ refreshToken }) },
  response: { kind: "json", status: 200, schema: tokens },
  errors: ["credential_invalid"],
});

export const revokeTokensRoute = defineRoute({
  id: "revokeTokens",
  method: "post",
  path: "/v1/auth/tokens/revoke",
  summary: "End a refresh token and every token that came of the same sign-in",
  tag: "Accounts",
  auth: { kind: "public" },
  rateLimit: "credential",
  idempotency: "none",
  request: { body: z.strictObject({ refreshToken }) },
  response: { kind: "empty", status: 204 },
});

export const validateTokenRoute = defineRoute({
  id: "validateToken",
  method: "get",
  path: "/v1/auth/validate",
  summary: "Whether the session or access token is in force, and whose it is",
  tag: "Accounts",
  auth: { kind: "person" },
  rateLimit: "read",
  idempotency: "none",
  request: {},
  response: { kind: "json", status: 200, schema: z.object({ personId: z.uuid(), expiresAt: time }) },
});
