import { AppError } from "#platform/errors";

export function orderAttemptsExhausted(retryAfterSeconds: number): AppError {
  return new AppError({
    kind: "rate_limited",
    code: "order_attempts_exhausted",
    detail: "Too many tries to find an order. Wait a while, or ask the shop's people.",
    retryAfterSeconds,
  });
}
