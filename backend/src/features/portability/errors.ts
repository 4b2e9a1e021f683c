import { AppError } from "#platform/errors";

export function archiveUnreadable(detail: string): AppError {
  return new AppError({ kind: "unprocessable", code: "archive_unreadable", detail });
}

export function storefrontNotEmpty(): AppError {
  return new AppError({
    kind: "conflict",
    code: "storefront_not_empty",
    detail: "This storefront has sources or conversations already. Import into a new one.",
  });
}
