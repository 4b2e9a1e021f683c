import type { ErrorRequestHandler } from "express";
import { AppError, type ErrorKind } from "#platform/errors";
import { requestFacts } from "./request-facts.ts";

/** The one map from what went wrong to the HTTP status. */
const STATUS: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unprocessable: 422,
  rate_limited: 429,
  unavailable: 503,
  internal: 500,
};

/** Answers every error as problem details (RFC 9457); what is not an `AppError` is logged and answered without detail. */
// oxlint-disable-next-line max-params -- Express knows error handlers by their four parameters
export const answerProblem: ErrorRequestHandler = (error: unknown, request, response, next) => {
  const facts = requestFacts(response);
  const problem = toAppError(error);
  if (problem.kind === "internal") facts.logger.error({ err: error }, "request failed");
  if (response.headersSent) {
    next(error);
    return;
  }
  const status = STATUS[problem.kind];
  if (problem.retryAfterSeconds !== null) response.setHeader("Retry-After", String(problem.retryAfterSeconds));
  if (status === 401 && !response.hasHeader("WWW-Authenticate")) response.setHeader("WWW-Authenticate", "Bearer");
  response
    .status(status)
    .type("application/problem+json")
    .send(JSON.stringify(toProblem(problem, facts.requestId)));
};

function toProblem(error: AppError, requestId: string) {
  return {
    type: `urn:netvexa:error:${error.code}`,
    title: error.code.replaceAll("_", " "),
    status: STATUS[error.kind],
    code: error.code,
    detail: error.detail,
    requestId,
    ...(error.issues.length > 0 ? { issues: error.issues } : {}),
  };
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return fromBodyParser(error) ?? internalError(error);
}

function internalError(cause: unknown): AppError {
  return new AppError({
    kind: "internal",
    code: "internal_error",
    detail: "Something failed on our side. Try again; if it stays, tell us the request id.",
    cause,
  });
}

const BODY_ERRORS: Record<string, { kind: ErrorKind; code: string; detail: string }> = {
  "entity.too.large": {
    kind: "too_large",
    code: "body_too_large",
    detail: "The request body is larger than this address accepts.",
  },
  "entity.parse.failed": { kind: "invalid", code: "invalid_json", detail: "The request body is not valid JSON." },
  "encoding.unsupported": {
    kind: "invalid",
    code: "unsupported_encoding",
    detail: "The request body's encoding is not supported.",
  },
  "charset.unsupported": { kind: "invalid", code: "unsupported_encoding", detail: "The request body must be UTF-8." },
  "request.aborted": {
    kind: "invalid",
    code: "request_aborted",
    detail: "The request ended before its body was complete.",
  },
  "request.size.invalid": {
    kind: "invalid",
    code: "invalid_length",
    detail: "The body is not as long as its header says.",
  },
};

function fromBodyParser(error: unknown): AppError | null {
  if (!(error instanceof Error)) return null;
  const type = "type" in error ? String(error.type) : "";
  const known = BODY_ERRORS[type];
  if (known) return new AppError({ ...known, cause: error });
  if (!(error instanceof URIError)) return null;
  return new AppError({
    kind: "invalid",
    code: "invalid_path",
    detail: "The address is not validly encoded.",
    cause: error,
  });
}
