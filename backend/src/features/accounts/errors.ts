import { AppError } from "#platform/errors";

export function signUpClosed(): AppError {
  return new AppError({
    kind: "forbidden",
    code: "sign_up_closed",
    detail: "This installation does not take new organisations. Ask its operator for one.",
  });
}

export function invitationInvalid(): AppError {
  return new AppError({
    kind: "unprocessable",
    code: "invitation_invalid",
    detail: "This invitation was used, taken back, has expired, or is for another e-mail address. Ask for a new one.",
  });
}

export function accountExists(): AppError {
  return new AppError({
    kind: "conflict",
    code: "account_exists",
    detail: "There is an account with this e-mail address. Sign in with it, then accept the invitation.",
  });
}

export function emailNotVerified(): AppError {
  return new AppError({
    kind: "forbidden",
    code: "email_not_verified",
    detail: "Prove your e-mail address first, by the link that was mailed to it.",
  });
}

export function sessionNeeded(): AppError {
  return new AppError({
    kind: "forbidden",
    code: "session_needed",
    detail: "This is done from a browser's session, not with an access token. Sign in to the dashboard.",
  });
}

export function roleNotGrantable(): AppError {
  return new AppError({
    kind: "forbidden",
    code: "role_not_grantable",
    detail: "You can give and take only roles up to your own.",
  });
}

export function ownerNeedsAllStorefronts(): AppError {
  return new AppError({
    kind: "unprocessable",
    code: "owner_needs_all_storefronts",
    detail: "An owner is one for the whole organisation. Leave the storefronts out, or choose another role.",
  });
}

export function lastOwner(): AppError {
  return new AppError({
    kind: "conflict",
    code: "last_owner",
    detail: "An organisation keeps at least one owner. Make somebody else an owner first.",
  });
}

export function alreadyMember(): AppError {
  return new AppError({
    kind: "conflict",
    code: "already_member",
    detail: "This person is a member already. Change their role instead.",
  });
}

export function tokenRefused(): AppError {
  return new AppError({
    kind: "unauthenticated",
    code: "credential_invalid",
    detail: "The token is unknown, revoked or expired. Refresh it, or sign in again.",
  });
}
