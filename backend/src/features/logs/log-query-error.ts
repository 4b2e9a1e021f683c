import { AppError } from "#platform/errors";

/** A query that cannot be read; `column` counts from 1 and is also the issue's path, as `q:7`. */
export function logQueryInvalid(column: number, message: string): AppError {
  return new AppError({
    kind: "invalid",
    code: "log_query_invalid",
    detail: `Column ${column} of the query: ${message}`,
    issues: [{ path: `q:${column}`, message }],
  });
}
