/** What went wrong, in the terms that decide the HTTP status; see `http/problem.ts` for the one map. */
export type ErrorKind =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "too_large"
  | "unprocessable"
  | "rate_limited"
  | "unavailable"
  | "internal";

export interface FieldIssue {
  path: string;
  message: string;
}

export interface AppErrorOptions {
  kind: ErrorKind;
  /** Stable and machine-readable; part of the public API. */
  code: string;
  /** Public: what happened, why, and what to do. Never contains input that may be secret. */
  detail: string;
  issues?: FieldIssue[];
  /** Seconds until a retry can succeed. */
  retryAfterSeconds?: number;
  /** Internal; logged, never sent. */
  cause?: unknown;
}

/** The one error that operations throw. Everything else that is thrown is a defect and answered as `internal_error`. */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly detail: string;
  readonly issues: FieldIssue[];
  readonly retryAfterSeconds: number | null;

  constructor(options: AppErrorOptions) {
    super(`${options.code}: ${options.detail}`, { cause: options.cause });
    this.name = "AppError";
    this.kind = options.kind;
    this.code = options.code;
    this.detail = options.detail;
    this.issues = options.issues ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
  }
}

export function notFound(what: string): AppError {
  return new AppError({
    kind: "not_found",
    code: "not_found",
    detail: `There is no such ${what}, or it belongs to somebody else.`,
  });
}
