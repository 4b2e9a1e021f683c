import { z } from "zod";
import { password, PASSWORD_MAX_LENGTH, personName } from "./accounts.ts";
import { ORGANISATION_PERMISSIONS, ROLES, STOREFRONT_PERMISSIONS } from "./permissions.ts";
import { defineRoute } from "./route.ts";

const id = z.uuid();
const time = z.iso.datetime();

export const memberStorefront = z.object({
  /** Send this as `x-netvexa-storefront`. */
  tenantId: id,
  name: z.string(),
  kind: z.enum(["wordpress", "shopify", "web"]),
  homeUrl: z.string().nullable(),
  publicKey: z.string(),
  suspended: z.boolean(),
  /** When all of it will be deleted; null when it will not. */
  deletionDueAt: time.nullable(),
  role: z.enum(ROLES),
  permissions: z.array(z.enum(STOREFRONT_PERMISSIONS)),
});

export const memberOrganisation = z.object({
  id,
  name: z.string(),
  role: z.enum(ROLES),
  /** False: the role is for the listed storefronts alone, and `permissions` is empty. */
  allStorefronts: z.boolean(),
  permissions: z.array(z.enum(ORGANISATION_PERMISSIONS)),
  storefronts: z.array(memberStorefront),
});

export const me = z.object({
  person: z.object({
    id,
    name: z.string(),
    email: z.string(),
    emailVerified: z.boolean(),
    secondFactor: z.boolean(),
    createdAt: time,
  }),
  session: z.object({ id, expiresAt: time }),
  organisations: z.array(memberOrganisation),
});

export const getMeRoute = defineRoute({
  id: "getMe",
  method: "get",
  path: "/v1/me",
  summary: "Who is signed in, and which organisations and storefronts they may enter with which rights",
  tag: "Accounts",
  auth: { kind: "person" },
  rateLimit: "read",
  idempotency: "none",
  request: {},
  response: { kind: "json", status: 200, schema: me },
});

export const updateMeRoute = defineRoute({
  id: "updateMe",
  method: "patch",
  path: "/v1/me",
  summary: "Change one's own name",
  tag: "Accounts",
  auth: { kind: "person" },
  rateLimit: "write",
  idempotency: "none",
  request: { body: z.strictObject({ name: personName }) },
  response: { kind: "empty", status: 204 },
});

export const deleteMeRoute = defineRoute({
  id: "deleteMe",
  method: "post",
  path: "/v1/me/deletion",
  summary: "Delete one's own account with its sessions, passkeys and memberships; a last owner cannot",
  tag: "Accounts",
  auth: { kind: "person" },
  rateLimit: "credential",
  idempotency: "none",
  request: { body: z.strictObject({ password: z.string().min(1).max(PASSWORD_MAX_LENGTH) }) },
  response: { kind: "empty", status: 204 },
  errors: ["sign_in_refused", "last_owner", "session_needed"],
});

export const changePasswordRoute = defineRoute({
  id: "changePassword",
  method: "post",
  path: "/v1/me/password",
  summary: "Change one's own password; ends all other sessions and renews this one",
  tag: "Accounts",
  auth: { kind: "person" },
  rateLimit: "credential",
  idempotency: "none",
  request: {
    body: z.strictObject({ current: z.string().min(1).max(PASSWORD_MAX_LENGTH), password }),
  },
  response: { kind: "empty", status: 204 },
  errors: ["sign_in_refused", "password_weak"],
});

export const listSessionsRoute = defineRoute({
  id: "listSessions",
  method: "get",
  path: "/v1/me/sessions",
  summary: "Where one is signed in",
  tag: "Accounts",
  auth: { kind: "person" },
  rateLimit: "read",
  idempotency: "none",
  request: {},
  response: {
    kind: "json",
    status: 200,
    schema: z.object({
      sessions: z.array(
        z.object({
          id,
          current: z.boolean(),
          createdAt: time,
          lastSeenAt: time,
          expiresAt: time,
          address: z.string().nullable(),
          userAgent: z.string().nullable(),
        }),
      ),
    }),
  },
});

export const endSessionRoute = defineRoute({
  id: "endSession",
  method: "delete",
  path: "/v1/me/sessions/{sessionId}",
  summary: "End one of one's own sessions at once",
  tag: "Accounts",
  auth: { kind: "person" },
  rateLimit: "write",
  idempotency: "none",
  request: { params: z.strictObject({ sessionId: id }) },
  response: { kind: "empty", status: 204 },
});

export const endSessionsRoute = defineRoute({
  id: "endSessions",
  method: "delete",
  path: "/v1/me/sessions",
  summary: "Sign out everywhere, this browser included, and revoke all refresh tokens",
  tag: "Accounts",
  auth: { kind: "person" },
  rateLimit: "write",
  idempotency: "none",
  request: {},
  response: { kind: "empty", status: 204 },
});
