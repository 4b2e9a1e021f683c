import { AppError } from "#platform/errors";

export function invalidCredential(): AppError {
  return new AppError({
    kind: "unauthenticated",
    code: "credential_invalid",
    detail: "The credential is unknown, revoked or expired. Use a current one.",
  });
}

export function originNotAllowed(): AppError {
  return new AppError({
    kind: "forbidden",
    code: "origin_not_allowed",
    detail:
      "This storefront key may not be used from this site. Add the site's origin to the storefront's allowed origins.",
  });
}
