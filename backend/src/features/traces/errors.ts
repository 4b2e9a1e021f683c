import { AppError } from "#platform/errors";

export function invalidCursor(): AppError {
  return new AppError({
    kind: "invalid",
    code: "invalid_cursor",
    detail: "The cursor is not one that a list of traces returned. Begin without one.",
  });
}
