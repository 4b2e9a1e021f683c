import { z } from "zod";
import { AppError, type AppErrorOptions } from "./errors.ts";

const refused: AppErrorOptions = {
  kind: "forbidden",
  code: "sign_in_refused",
  detail: "The e-mail address or the password is not right.",
};
const badToken: AppErrorOptions = {
  kind: "unprocessable",
  code: "token_invalid",
  detail: "This link was used, has expired or was not copied whole. Ask for a new one.",
};
const badCode: AppErrorOptions = {
  kind: "forbidden",
  code: "code_wrong",
  detail: "The code is not right or no longer in force. Use the one that is shown now.",
};
const weak: AppErrorOptions = {
  kind: "unprocessable",
  code: "password_weak",
  detail: "The password must have between 10 and 200 characters.",
};
const signedOut: AppErrorOptions = {
  kind: "unauthenticated",
  code: "sign_in_needed",
  detail: "Sign in first: the session is missing, expired or was ended.",
};
const passkeyFailed: AppErrorOptions = {
  kind: "unprocessable",
  code: "passkey_refused",
  detail: "The passkey could not be verified. Try again, or sign in with the password.",
};

/** What better-auth's codes mean in ours; every other code is a defect. */
const MEANINGS: Record<string, AppErrorOptions> = {
  INVALID_EMAIL_OR_PASSWORD: refused,
  INVALID_PASSWORD: refused,
  INVALID_EMAIL: refused,
  EMAIL_NOT_VERIFIED: {
    kind: "forbidden",
    code: "email_not_verified",
    detail: "The e-mail address has not been proven yet. A new link has been mailed to it.",
  },
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: {
    kind: "conflict",
    code: "account_exists",
    detail: "There is an account with this e-mail address. Sign in, or reset its password.",
  },
  INVALID_TOKEN: badToken,
  TOKEN_EXPIRED: badToken,
  USER_NOT_FOUND: badToken,
  PASSWORD_TOO_SHORT: weak,
  PASSWORD_TOO_LONG: weak,
  UNAUTHORIZED: signedOut,
  FAILED_TO_GET_SESSION: signedOut,
  INVALID_CODE: badCode,
  INVALID_BACKUP_CODE: badCode,
  BACKUP_CODES_NOT_ENABLED: badCode,
  TOTP_NOT_ENABLED: badCode,
  TWO_FACTOR_NOT_ENABLED: badCode,
  INVALID_TWO_FACTOR_COOKIE: signedOut,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: signedOut,
  ACCOUNT_TEMPORARILY_LOCKED: {
    kind: "rate_limited",
    code: "rate_limited",
    detail: "Too many wrong codes. Try again in fifteen minutes.",
    retryAfterSeconds: 900,
  },
  TOTP_ALREADY_ENABLED: {
    kind: "conflict",
    code: "second_factor_active",
    detail: "There is a second factor already. Turn it off before setting up another.",
  },
  CHALLENGE_NOT_FOUND: passkeyFailed,
  PASSKEY_NOT_FOUND: passkeyFailed,
  AUTHENTICATION_FAILED: passkeyFailed,
  FAILED_TO_VERIFY_REGISTRATION: passkeyFailed,
  UNABLE_TO_CREATE_SESSION: passkeyFailed,
  YOU_ARE_NOT_ALLOWED_TO_REGISTER_THIS_PASSKEY: passkeyFailed,
  SESSION_NOT_FRESH: signedOut,
};

const apiError = z.object({ body: z.object({ code: z.string() }) });

/** Our error for one of better-auth's; anything else goes on as it is. */
export function toAppError(error: unknown): unknown {
  const parsed = apiError.safeParse(error);
  const meaning = parsed.success ? MEANINGS[parsed.data.body.code] : undefined;
  return meaning ? new AppError({ ...meaning, cause: error }) : error;
}

/** The same answer for a token that was used as for one that never was. */
export function usedToken(): AppError {
  return new AppError(badToken);
}
