import { z } from "zod";
import { defineRoute } from "./route.ts";
import { newStorefront } from "./tenants.ts";

/**
 * Accounts of people. All of these set, read or end the session cookie (HttpOnly, SameSite=Lax, `__Host-` over https)
 * and answer only to our own pages: send `x-netvexa-csrf: 1` with every request that is not a GET.
 */
export const CSRF_HEADER = "x-netvexa-csrf";
/** Names the storefront (tenant id) that a member acts in; it is looked up among the member's own, never trusted. */
export const STOREFRONT_HEADER = "x-netvexa-storefront";

export const PASSWORD_MIN_LENGTH = 10;
export const PASSWORD_MAX_LENGTH = 200;

export const email = z.email().max(254).toLowerCase();
export const password = z.string().min(PASSWORD_MIN_LENGTH).max(PASSWORD_MAX_LENGTH);
export const personName = z.string().trim().min(1).max(100);
/** What was mailed: opaque, single use, expiring. */
export const mailedToken = z.string().min(16).max(500);
const organisationName = z.string().trim().min(1).max(200);

/** After sign-up: signed in at once (a local installation), or the mailbox has to be looked into first. */
export const signUpState = z.object({ state: z.enum(["signed_in", "verify_email"]) });
/** After sign-in: done, or the second factor has to follow (POST /v1/auth/second-factor). */
export const signInState = z.object({ state: z.enum(["signed_in", "second_factor"]) });

export const accountConfigRoute = defineRoute({
  id: "getAccountConfig",
  method: "get",
  path: "/v1/auth/config",
  summary: "What the sign-in pages need to know: whether sign-up is open, how mail arrives",
  tag: "Accounts",
  auth: { kind: "public" },
  rateLimit: "read",
  idempotency: "none",
  request: {},
  response: {
    kind: "json",
    status: 200,
    schema: z.object({
      signUpOpen: z.boolean(),
      passwordMinLength: z.number().int(),
      /** Path of the development mailbox; null where mail is really sent. */
      mailbox: z.string().nullable(),
    }),
  },
});

export const signUpAccountRoute = defineRoute({
  id: "signUpAccount",
  method: "post",
  path: "/v1/auth/sign-up",
  summary: "Create an account with its organisation and first storefront, or join by an invitation",
  tag: "Accounts",
  auth: { kind: "browser" },
  rateLimit: "credential",
  idempotency: "none",
  request: {
    body: z
      .strictObject({
        name: personName,
        email,
        password,
        /** Left out with an invitation. */
        organisation: organisationName.optional(),
        storefront: newStorefront.optional(),
        invitation: mailedToken.optional(),
      })
      .refine((body) => body.invitation !== undefined || (body.organisation && body.storefront), {
        message: "organisation and storefront are needed without an invitation",
      }),
  },
  response: { kind: "json", status: 200, schema: signUpState },
  errors: ["sign_up_closed", "invitation_invalid", "password_weak"],
});

export const signInRoute = defineRoute({
  id: "signIn",
  method: "post",
  path: "/v1/auth/sign-in",
  summary: "Sign in with e-mail address and password",
  tag: "Accounts",
  auth: { kind: "browser" },
  rateLimit: "credential",
  idempotency: "none",
  request: {
    body: z.strictObject({
      email,
      password: z.string().min(1).max(PASSWORD_MAX_LENGTH),
      /** False ends the session with the browser. */
      remember: z.boolean().default(true),
    }),
  },
  response: { kind: "json", status: 200, schema: signInState },
  errors: ["sign_in_refused", "email_not_verified"],
});

export const signOutRoute = defineRoute({
  id: "signOut",
  method: "post",
  path: "/v1/auth/sign-out",
  summary: "End this browser's session; without one nothing happens",
  tag: "Accounts",
  auth: { kind: "browser" },
  rateLimit: "session",
  idempotency: "none",
  request: {},
  response: { kind: "empty", status: 204 },
});

export const verifyEmailRoute = defineRoute({
  id: "verifyEmail",
  method: "post",
  path: "/v1/auth/verify-email",
  summary: "Prove the e-mail address by the token that was mailed, and sign in",
  tag: "Accounts",
  auth: { kind: "browser" },
  rateLimit: "credential",
  idempotency: "none",
  request: { body: z.strictObject({ token: mailedToken }) },
  response: { kind: "json", status: 200, schema: z.object({ state: z.literal("signed_in") }) },
  errors: ["token_invalid"],
});

export const resendVerificationRoute = defineRoute({
  id: "resendVerification",
  method: "post",
  path: "/v1/auth/resend-verification",
  summary: "Mail the verification link again; the answer does not say whether there is such an account",
  tag: "Accounts",
  auth: { kind: "browser" },
  rateLimit: "credential",
  idempotency: "none",
  request: { body: z.strictObject({ email }) },
  response: { kind: "empty", status: 204 },
});

export const requestPasswordResetRoute = defineRoute({
  id: "requestPasswordReset",
  method: "post",
  path: "/v1/auth/request-password-reset",
  summary: "Mail a link to set a new password; the answer does not say whether there is such an account",
  tag: "Accounts",
  auth: { kind: "browser" },
  rateLimit: "credential",
  idempotency: "none",
  request: { body: z.strictObject({ email }) },
  response: { kind: "empty", status: 204 },
});

export const resetPasswordRoute = defineRoute({
  id: "resetPassword",
  method: "post",
  path: "/v1/auth/reset-password",
  summary: "Set a new password by the token that was mailed; ends every session of the account",
  tag: "Accounts",
  auth: { kind: "browser" },
  rateLimit: "credential",
  idempotency: "none",
  request: { body: z.strictObject({ token: mailedToken, password }) },
  response: { kind: "empty", status: 204 },
  errors: ["token_invalid", "password_weak"],
});
