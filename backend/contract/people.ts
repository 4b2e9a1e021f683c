export {
  accountConfigRoute,
  CSRF_HEADER,
  PASSWORD_MAX_LENGTH,
  PASSWORD_MIN_LENGTH,
  requestPasswordResetRoute,
  resendVerificationRoute,
  resetPasswordRoute,
  signInRoute,
  signInState,
  signOutRoute,
  signUpAccountRoute,
  signUpState,
  STOREFRONT_HEADER,
  verifyEmailRoute,
} from "./accounts.ts";
export {
  changePasswordRoute,
  deleteMeRoute,
  endSessionRoute,
  endSessionsRoute,
  getMeRoute,
  listSessionsRoute,
  me,
  memberOrganisation,
  memberStorefront,
  updateMeRoute,
} from "./accounts-me.ts";
export {
  addPasskeyRoute,
  confirmTotpRoute,
  disableTotpRoute,
  listPasskeysRoute,
  passkeyOptionsRoute,
  type PasskeyAssertion,
  passkeySignInOptionsRoute,
  passkeySignInRoute,
  removePasskeyRoute,
  secondFactorRoute,
  startTotpRoute,
} from "./accounts-second-factor.ts";
export { issueTokensRoute, refreshTokensRoute, revokeTokensRoute, validateTokenRoute } from "./accounts-tokens.ts";
export { exportStorefrontRoute, importStorefrontRoute } from "./organisations-portability.ts";
export {
  deleteOrganisationRoute,
  deleteStorefrontRoute,
  keepOrganisationRoute,
  keepStorefrontRoute,
} from "./organisations-deletion.ts";
export {
  createOwnOrganisationRoute,
  createStorefrontRoute,
  getOrganisationRoute,
  updateOrganisationRoute,
} from "./organisations.ts";
export {
  acceptInvitationRoute,
  changeMemberRoute,
  invitation,
  inviteMemberRoute,
  inviteOwnerRoute,
  leaveOrganisationRoute,
  listMembersRoute,
  member,
  previewInvitationRoute,
  removeMemberRoute,
  revokeInvitationRoute,
} from "./members.ts";
