import { AppError, type FieldIssue } from "#platform/errors";

export function tooLargeBatch(detail: string): AppError {
  return new AppError({ kind: "too_large", code: "log_batch_too_large", detail });
}

export function unreadableBatch(detail: string): AppError {
  return new AppError({ kind: "invalid", code: "log_batch_unreadable", detail });
}

export function noValidRecord(issues: FieldIssue[]): AppError {
  return new AppError({
    kind: "unprocessable",
    code: "no_valid_record",
    detail: 'None of the records could be taken; see "issues" for what is wrong with each.',
    issues,
  });
}

export function logRateExceeded(retryAfterSeconds: number): AppError {
  return new AppError({
    kind: "rate_limited",
    code: "log_rate_exceeded",
    detail: `More log records or bytes than a minute allows. Send this batch again in ${retryAfterSeconds} seconds.`,
    retryAfterSeconds,
  });
}

/** The hot store has no memory left: nothing of the batch was stored. */
export function logStoreFull(cause: unknown): AppError {
  return new AppError({
    kind: "unavailable",
    code: "log_store_full",
    detail: "The log store has no room at the moment. Nothing was stored: send the batch again.",
    retryAfterSeconds: 10,
    cause,
  });
}

/** The hot store cannot be reached: whether the batch was stored is unknown, and its key makes sending it again safe. */
export function logStoreUnreachable(cause: unknown): AppError {
  return new AppError({
    kind: "unavailable",
    code: "log_store_unreachable",
    detail: "The log store does not answer at the moment. Send the batch again, with the same Idempotency-Key.",
    retryAfterSeconds: 2,
    cause,
  });
}

export function onlyOwners(): AppError {
  return new AppError({
    kind: "forbidden",
    code: "owner_only",
    detail: "Only an owner, signed in, can switch the masking of a log off or on again.",
  });
}

export function patternInvalid(path: string, message: string): AppError {
  return new AppError({
    kind: "invalid",
    code: "pattern_invalid",
    detail: "A pattern cannot be used; patterns are written in RE2 syntax.",
    issues: [{ path, message: message.slice(0, 200) }],
  });
}
