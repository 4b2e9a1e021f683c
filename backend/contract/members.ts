import { z } from "zod";
import { email, mailedToken } from "./accounts.ts";
import { ROLES } from "./permissions.ts";
import { defineRoute } from "./route.ts";

const id = z.uuid();
const time = z.iso.datetime();
const role = z.enum(ROLES);
const params = z.strictObject({ organisationId: id });
const memberParams = z.strictObject({ organisationId: id, memberId: id });

/** The storefronts that a role is for; null for all of the organisation, those to come included. */
const storefronts = z.array(id).min(1).max(200).nullable();

export const member = z.object({
  id,
  personId: id,
  name: z.string(),
  email: z.string(),
  role,
  storefronts: z.array(id).nullable(),
  secondFactor: z.boolean(),
  joinedAt: time,
});

export const invitation = z.object({
  id,
  email: z.string(),
  role,
  storefronts: z.array(id).nullable(),
  invitedBy: z.string().nullable(),
  createdAt: time,
  expiresAt: time,
});

export const listMembersRoute = defineRoute({
  id: "listMembers",
  method: "get",
  path: "/v1/organisations/{organisationId}/members",
  summary: "List the organisation's members and open invitations",
  tag: "Members",
  auth: { kind: "organisation", permission: "members:read" },
  rateLimit: "read",
  idempotency: "none",
  request: { params },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({ members: z.array(member), invitations: z.array(invitation) }),
  },
});

export const inviteMemberRoute = defineRoute({
  id: "inviteMember",
  method: "post",
  path: "/v1/organisations/{organisationId}/invitations",
  summary: "Invite somebody by mail; the link works once and for seven days, a new one replaces the old",
  tag: "Members",
  auth: { kind: "organisation", permission: "members:write" },
  rateLimit: "credential",
  idempotency: "required",
  request: { params, body: z.strictObject({ email, role, storefronts: storefronts.default(null) }) },
  response: { kind: "json", status: 201, schema: invitation },
  errors: ["role_not_grantable", "owner_needs_all_storefronts", "already_member"],
});

export const revokeInvitationRoute = defineRoute({
  id: "revokeInvitation",
  method: "delete",
  path: "/v1/organisations/{organisationId}/invitations/{invitationId}",
  summary: "Take an invitation back",
  tag: "Members",
  auth: { kind: "organisation", permission: "members:write" },
  rateLimit: "write",
  idempotency: "none",
  request: { params: z.strictObject({ organisationId: id, invitationId: id }) },
  response: { kind: "empty", status: 204 },
});

export const changeMemberRoute = defineRoute({
  id: "changeMember",
  method: "patch",
  path: "/v1/organisations/{organisationId}/members/{memberId}",
  summary: "Change a member's role and the storefronts it is for; in force with the member's next request",
  tag: "Members",
  auth: { kind: "organisation", permission: "members:write" },
  rateLimit: "write",
  idempotency: "none",
  request: { params: memberParams, body: z.strictObject({ role, storefronts }) },
  response: { kind: "json", status: 200, schema: member },
  errors: ["role_not_grantable", "owner_needs_all_storefronts", "last_owner"],
});

export const removeMemberRoute = defineRoute({
  id: "removeMember",
  method: "delete",
  path: "/v1/organisations/{organisationId}/members/{memberId}",
  summary: "Remove a member at once",
  tag: "Members",
  auth: { kind: "organisation", permission: "members:write" },
  rateLimit: "write",
  idempotency: "none",
  request: { params: memberParams },
  response: { kind: "empty", status: 204 },
  errors: ["role_not_grantable", "last_owner"],
});

export const leaveOrganisationRoute = defineRoute({
  id: "leaveOrganisation",
  method: "delete",
  path: "/v1/me/organisations/{organisationId}",
  summary: "Leave an organisation; its last owner cannot",
  tag: "Members",
  auth: { kind: "person" },
  rateLimit: "write",
  idempotency: "none",
  request: { params },
  response: { kind: "empty", status: 204 },
  errors: ["last_owner"],
});

export const previewInvitationRoute = defineRoute({
  id: "previewInvitation",
  method: "post",
  path: "/v1/invitations/preview",
  summary: "What an invitation is to, before it is accepted",
  tag: "Members",
  auth: { kind: "browser" },
  rateLimit: "credential",
  idempotency: "none",
  request: { body: z.strictObject({ token: mailedToken }) },
  response: {
    kind: "json",
    status: 200,
    schema: z.object({ organisation: z.string(), email: z.string(), role, expiresAt: time }),
  },
  errors: ["invitation_invalid"],
});

export const acceptInvitationRoute = defineRoute({
  id: "acceptInvitation",
  method: "post",
  path: "/v1/invitations/accept",
  summary: "Join the organisation that invited one's own e-mail address",
  tag: "Members",
  auth: { kind: "person" },
  rateLimit: "credential",
  idempotency: "none",
  request: { body: z.strictObject({ token: mailedToken }) },
  response: { kind: "json", status: 200, schema: z.object({ organisationId: id }) },
  errors: ["invitation_invalid"],
});

export const inviteOwnerRoute = defineRoute({
  id: "inviteOwner",
  method: "post",
  path: "/v1/operator/organisations/{organisationId}/owners",
  summary: "Hand an organisation to somebody by mail, who becomes an owner of it",
  tag: "Operator",
  auth: { kind: "operator" },
  rateLimit: "write",
  idempotency: "required",
  request: { params, body: z.strictObject({ email }) },
  response: { kind: "json", status: 201, schema: invitation },
  errors: ["already_member"],
});
