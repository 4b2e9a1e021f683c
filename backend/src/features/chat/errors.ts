import { AppError } from "#platform/errors";

export function turnRunning(): AppError {
  return new AppError({
    kind: "conflict",
    code: "turn_running",
    detail: "This conversation's last question is still being answered. Wait for it or stop it, then ask again.",
    retryAfterSeconds: 2,
  });
}

export function idempotencyKeyMissing(): AppError {
  return new AppError({
    kind: "invalid",
    code: "idempotency_key_missing",
    detail: "Send a header Idempotency-Key with 1 to 255 printable characters, a new one for each new question.",
  });
}

export function idempotencyKeyReused(): AppError {
  return new AppError({
    kind: "conflict",
    code: "idempotency_key_reused",
    detail: "This Idempotency-Key was used for another question. Use a new key for a new question.",
  });
}

export function invalidCursor(): AppError {
  return new AppError({
    kind: "invalid",
    code: "invalid_cursor",
    detail: "The cursor is not one that this list gave out. Start again without a cursor.",
  });
}

export function answerFailed(): AppError {
  return new AppError({
    kind: "unavailable",
    code: "answer_failed",
    detail: "The answer could not be finished. Nothing was lost; ask again in a moment.",
    retryAfterSeconds: 2,
  });
}
