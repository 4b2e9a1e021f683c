import { AppError } from "#platform/errors";

export function sourceBusy(): AppError {
  return new AppError({
    kind: "conflict",
    code: "sync_already_running",
    detail: "This source is being read already. Wait for it to end, or cancel it.",
  });
}

export function sourceCannotSync(kind: string): AppError {
  return new AppError({
    kind: "unprocessable",
    code: "source_cannot_sync",
    detail: `A source of kind ${kind} is written by its owner; there is nothing to read it from.`,
  });
}

export function sourceCannotPush(kind: string): AppError {
  return new AppError({
    kind: "unprocessable",
    code: "source_cannot_push",
    detail: `Documents cannot be pushed into a source of kind ${kind}. Create one of kind push.`,
  });
}

export function sourceHasNoContent(): AppError {
  return new AppError({
    kind: "unprocessable",
    code: "source_has_no_content",
    detail: "Nothing was uploaded to this source yet. Upload a file to it first.",
  });
}

export function uploadNotTaken(kind: string): AppError {
  return new AppError({
    kind: "unprocessable",
    code: "upload_not_taken",
    detail: `A source of kind ${kind}, or one that is read from an address, takes no files.`,
  });
}

export function sourceUnreachable(detail: string, cause?: unknown): AppError {
  return new AppError({ kind: "unprocessable", code: "source_unreachable", detail, cause });
}

export function sourceEmpty(): AppError {
  return new AppError({
    kind: "unprocessable",
    code: "source_empty",
    detail:
      "The source was read, but there is nothing in it any more. What was known of it was kept; remove the source if that is meant.",
  });
}

export function tooManyFiles(most: number): AppError {
  return new AppError({
    kind: "unprocessable",
    code: "too_many_files",
    detail: `A source holds at most ${most} files. Remove some, or create another source.`,
  });
}
