import { z } from "zod";
import { PASSWORD_MAX_LENGTH } from "./accounts.ts";
import { defineRoute } from "./route.ts";

const currentPassword = z.strictObject({ password: z.string().min(1).max(PASSWORD_MAX_LENGTH) });
const code = z.string().trim().min(6).max(20);
const id = z.uuid();
/** As the browser's WebAuthn functions take and give it (WebAuthn level 3, JSON forms). */
const webAuthn = z.record(z.string(), z.unknown());
const base64url = z.string().min(1).max(20_000);
/** What navigator.credentials.get() answers, in its JSON form. */
export const passkeyAssertion = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal("public-key"),
  clientExtensionResults: z.object({}).default({}),
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
});
export type PasskeyAssertion = z.output<typeof passkeyAssertion>;
const passkeyName = z.string().trim().min(1).max(80);

export const secondFactorRoute = defineRoute({
  id: "passSecondFactor",
  method: "post",
  path: "/v1/auth/second-factor",
  summary: "Finish signing in with a code of the authenticator app, or a backup code",
  tag: "Accounts",
  auth: { kind: "browser" },
  rateLimit: "credential",
  idempotency: "none",
  request: { body: z.strictObject({ method: z.enum(["totp", "backup_code"]).default("totp"), code }) },
  response: { kind: "json", status: 200, schema: z.object({ state: z.literal("signed_in") }) },
  errors: ["code_wrong", "sign_in_needed"],
});

export const startTotpRoute = defineRoute({
  id: "startTotp",
  method: "post",
  path: "/v1/me/totp",
  summary: "Begin to set up an authenticator app; in force once confirmed by a code",
  tag: "Accounts",
  auth: { kind: "person" },
  rateLimit: "credential",
  idempotency: "none",
  request: { body: currentPassword },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({
      /** `otpauth://…`, for a QR code. */
      uri: z.string(),
      /** Shown this once; each works once. */
      backupCodes: z.array(z.string()),
    }),
  },
  errors: ["sign_in_refused", "second_factor_active", "session_needed"],
});

export const confirmTotpRoute = defineRoute({
  id: "confirmTotp",
  method: "post",
  path: "/v1/me/totp/confirm",
  summary: "Turn the second factor on by a code of the authenticator app",
  tag: "Accounts",
  auth: { kind: "person" },
  rateLimit: "credential",
  idempotency: "none",
  request: { body: z.strictObject({ code }) },
  response: { kind: "empty", status: 204 },
  errors: ["code_wrong", "session_needed"],
});

export const disableTotpRoute = defineRoute({
  id: "disableTotp",
  method: "post",
  path: "/v1/me/totp/disable",
  summary: "Turn the second factor off",
  tag: "Accounts",
  auth: { kind: "person" },
  rateLimit: "credential",
  idempotency: "none",
  request: { body: currentPassword },
  response: { kind: "empty", status: 204 },
  errors: ["sign_in_refused", "session_needed"],
});

export const passkeySignInOptionsRoute = defineRoute({
  id: "getPasskeySignInOptions",
  method: "post",
  path: "/v1/auth/passkey/options",
  summary: "What navigator.credentials.get() needs to sign in with a passkey",
  tag: "Accounts",
  auth: { kind: "browser" },
  rateLimit: "credential",
  idempotency: "none",
  request: {},
  response: { kind: "json", status: 200, schema: webAuthn },
});

export const passkeySignInRoute = defineRoute({
  id: "signInWithPasskey",
  method: "post",
  path: "/v1/auth/passkey",
  summary: "Sign in with a passkey; it needs no second factor",
  tag: "Accounts",
  auth: { kind: "browser" },
  rateLimit: "credential",
  idempotency: "none",
  request: { body: z.strictObject({ response: passkeyAssertion }) },
  response: { kind: "json", status: 200, schema: z.object({ state: z.literal("signed_in") }) },
  errors: ["passkey_refused"],
});

export const passkeyOptionsRoute = defineRoute({
  id: "getPasskeyOptions",
  method: "post",
  path: "/v1/me/passkeys/options",
  summary: "What navigator.credentials.create() needs to make a passkey",
  tag: "Accounts",
  auth: { kind: "person" },
  rateLimit: "credential",
  idempotency: "none",
  request: { body: z.strictObject({ name: passkeyName }) },
  response: { kind: "json", status: 200, schema: webAuthn },
  errors: ["session_needed"],
});

export const addPasskeyRoute = defineRoute({
  id: "addPasskey",
  method: "post",
  path: "/v1/me/passkeys",
  summary: "Keep the passkey that the browser made",
  tag: "Accounts",
  auth: { kind: "person" },
  rateLimit: "credential",
  idempotency: "none",
  request: { body: z.strictObject({ name: passkeyName, response: webAuthn }) },
  response: { kind: "json", status: 201, schema: z.object({ id }) },
  errors: ["passkey_refused", "session_needed"],
});

export const listPasskeysRoute = defineRoute({
  id: "listPasskeys",
  method: "get",
  path: "/v1/me/passkeys",
  summary: "List one's own passkeys",
  tag: "Accounts",
  auth: { kind: "person" },
  rateLimit: "read",
  idempotency: "none",
  request: {},
  response: {
    kind: "json",
    status: 200,
    schema: z.object({
      passkeys: z.array(z.object({ id, name: z.string().nullable(), createdAt: z.iso.datetime().nullable() })),
    }),
  },
});

export const removePasskeyRoute = defineRoute({
  id: "removePasskey",
  method: "delete",
  path: "/v1/me/passkeys/{passkeyId}",
  summary: "Remove one of one's own passkeys; it opens nothing any more",
  tag: "Accounts",
  auth: { kind: "person" },
  rateLimit: "write",
  idempotency: "none",
  request: { params: z.strictObject({ passkeyId: id }) },
  response: { kind: "empty", status: 204 },
});
