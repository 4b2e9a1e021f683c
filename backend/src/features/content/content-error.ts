import { AppError } from "#platform/errors";

export type ContentErrorCode =
  | "file_too_large"
  | "file_empty"
  | "file_type_unsupported"
  | "file_encrypted"
  | "file_damaged"
  | "file_bomb"
  | "read_timeout"
  | "read_out_of_memory"
  | "read_stopped";

/** Why a file is refused as a whole; `detail` is for the merchant. */
export function contentError(code: ContentErrorCode, detail: string, cause?: unknown): AppError {
  return new AppError({ kind: code === "file_too_large" ? "too_large" : "unprocessable", code, detail, cause });
}

export function isContentError(error: unknown): error is AppError {
  return error instanceof AppError;
}
