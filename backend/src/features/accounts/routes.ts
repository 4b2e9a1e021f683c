import {
  acceptInvitationRoute,
  accountConfigRoute,
  changeMemberRoute,
  changePasswordRoute,
  createOwnOrganisationRoute,
  createStorefrontRoute,
  deleteMeRoute,
  endSessionRoute,
  endSessionsRoute,
  getMeRoute,
  getOrganisationRoute,
  inviteMemberRoute,
  inviteOwnerRoute,
  issueTokensRoute,
  leaveOrganisationRoute,
  listMembersRoute,
  listSessionsRoute,
  previewInvitationRoute,
  refreshTokensRoute,
  removeMemberRoute,
  requestPasswordResetRoute,
  resendVerificationRoute,
  resetPasswordRoute,
  revokeInvitationRoute,
  revokeTokensRoute,
  signInRoute,
  signOutRoute,
  signUpAccountRoute,
  updateMeRoute,
  updateOrganisationRoute,
  validateTokenRoute,
  verifyEmailRoute,
} from "@netvexa/contract/people";
import { bindRoute } from "#platform/route";
import { getAccountConfig } from "./account-config.ts";
import { changeMember, removeMember } from "./change-member.ts";
import { changePassword, resetPassword } from "./change-password.ts";
import { deleteMe } from "./delete-me.ts";
import { getMe } from "./get-me.ts";
import { inviteMember, inviteOwner } from "./invite-member.ts";
import { issueTokens, refreshTokens, revokeTokens } from "./issue-tokens.ts";
import { joinByInvitation } from "./join-by-invitation.ts";
import { leaveOrganisation } from "./leave-organisation.ts";
import { listMembers } from "./list-members.ts";
import { createOwnOrganisation, createStorefront, getOrganisation, updateOrganisation } from "./organisation.ts";
import { endSession, endSessions, listSessions } from "./own-sessions.ts";
import { previewInvitation } from "./preview-invitation.ts";
import { requestPasswordReset, resendVerification } from "./request-mail.ts";
import { revokeInvitation } from "./revoke-invitation.ts";
import { signIn } from "./sign-in.ts";
import { signOut } from "./sign-out.ts";
import { signUpAccount } from "./sign-up-account.ts";
import { updateMe } from "./update-me.ts";
import { verifyEmail } from "./verify-email.ts";
import { deletionRoutes } from "./deletion-routes.ts";
import { secondFactorRoutes } from "./second-factor-routes.ts";

const sessionRoutes = [
  bindRoute(accountConfigRoute, ({ platform }) => getAccountConfig(platform)),
  bindRoute(signUpAccountRoute, ({ platform }, { client, body }) => signUpAccount(platform, client, body)),
  bindRoute(signInRoute, ({ platform }, { client, body }) => signIn(platform, client, body)),
  bindRoute(signOutRoute, ({ platform }, { client }) => signOut(platform, client)),
  bindRoute(verifyEmailRoute, ({ platform }, { client, body }) => verifyEmail(platform, client, body.token)),
  bindRoute(resendVerificationRoute, ({ platform }, { client, body }) =>
    resendVerification(platform, client, body.email),
  ),
  bindRoute(requestPasswordResetRoute, ({ platform }, { client, body }) =>
    requestPasswordReset(platform, client, body.email),
  ),
  bindRoute(resetPasswordRoute, ({ platform }, { client, body }) => resetPassword(platform, client, body)),
  bindRoute(issueTokensRoute, ({ platform }, { client, body }) => issueTokens(platform, client, body)),
  bindRoute(refreshTokensRoute, ({ platform }, { body }) => refreshTokens(platform, body.refreshToken)),
  bindRoute(revokeTokensRoute, ({ platform }, { body }) => revokeTokens(platform, body.refreshToken)),
];

const ownRoutes = [
  bindRoute(getMeRoute, (ctx) => getMe(ctx)),
  bindRoute(validateTokenRoute, async ({ person, session }) => ({
    personId: person.id,
    expiresAt: session.expiresAt.toISOString(),
  })),
  bindRoute(deleteMeRoute, (ctx, { client, body }) => deleteMe(ctx, client, body.password)),
  bindRoute(updateMeRoute, (ctx, { client, body }) => updateMe(ctx, client, body)),
  bindRoute(changePasswordRoute, (ctx, { client, body }) => changePassword(ctx, client, body)),
  bindRoute(listSessionsRoute, (ctx) => listSessions(ctx)),
  bindRoute(endSessionRoute, (ctx, { params }) => endSession(ctx, params.sessionId)),
  bindRoute(endSessionsRoute, (ctx, { client }) => endSessions(ctx, client)),
  bindRoute(createOwnOrganisationRoute, (ctx, { body }) => createOwnOrganisation(ctx, body)),
  bindRoute(leaveOrganisationRoute, (ctx, { params }) => leaveOrganisation(ctx, params.organisationId)),
];

const organisationRoutes = [
  bindRoute(getOrganisationRoute, (ctx) => getOrganisation(ctx)),
  bindRoute(updateOrganisationRoute, (ctx, { body }) => updateOrganisation(ctx, body)),
  bindRoute(createStorefrontRoute, (ctx, { body }) => createStorefront(ctx, body)),
  bindRoute(listMembersRoute, (ctx) => listMembers(ctx)),
  bindRoute(inviteMemberRoute, (ctx, { client, body }) => inviteMember(ctx, client, body)),
  bindRoute(revokeInvitationRoute, (ctx, { params }) => revokeInvitation(ctx, params.invitationId)),
  bindRoute(changeMemberRoute, (ctx, { params, body }) => changeMember(ctx, params.memberId, body)),
  bindRoute(removeMemberRoute, (ctx, { params }) => removeMember(ctx, params.memberId)),
  bindRoute(previewInvitationRoute, ({ platform }, { body }) => previewInvitation(platform, body.token)),
  bindRoute(acceptInvitationRoute, ({ platform, person }, { body }) => joinByInvitation(platform, person, body.token)),
  bindRoute(inviteOwnerRoute, ({ platform }, { client, params, body }) =>
    inviteOwner(platform, client, { ...params, ...body }),
  ),
];

export const accountRoutes = [
  ...sessionRoutes,
  ...ownRoutes,
  ...secondFactorRoutes,
  ...organisationRoutes,
  ...deletionRoutes,
];
