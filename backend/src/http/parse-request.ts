import type { Request } from "express";
import type { RouteContract } from "@netvexa/contract";
import { z } from "zod";
import { AppError } from "#platform/errors";

const MAX_DEPTH = 32;

export interface ParsedRequest {
  params: unknown;
  query: unknown;
  body: unknown;
}

/** Holds every part of a request against the route's schemas; throws `invalid_request` naming each wrong field. */
export function parseRequest(contract: RouteContract, request: Request): ParsedRequest {
  assertDepth(request.body, MAX_DEPTH);
  return {
    params: parsePart("path", contract.request.params, request.params),
    query: parsePart("query", contract.request.query, request.query),
    body: contract.request.upload ? undefined : parsePart("body", contract.request.body, request.body ?? {}),
  };
}

function parsePart(part: string, schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError({
    kind: "invalid",
    code: "invalid_request",
    detail: `The request's ${part} is not as documented; see "issues" for each wrong field.`,
    issues: parsed.error.issues
      .slice(0, 20)
      .map((issue) => ({ path: [part, ...issue.path].join("."), message: issue.message })),
  });
}

function assertDepth(value: unknown, left: number): void {
  if (typeof value !== "object" || value === null) return;
  if (left === 0) {
    throw new AppError({
      kind: "invalid",
      code: "body_too_deep",
      detail: `The body is nested deeper than ${MAX_DEPTH} levels.`,
    });
  }
  for (const item of Object.values(value)) assertDepth(item, left - 1);
}
