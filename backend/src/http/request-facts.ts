import type { RequestHandler, Response } from "express";
import { newId } from "#platform/ids";
import type { Logger } from "#platform/logger";
import type { Platform } from "#platform/platform";

/** What every part of the envelope knows of the request. */
export interface RequestFacts {
  requestId: string;
  logger: Logger;
}

/** Gives the request an id (never taken from outside), a logger that carries it, and logs how it ended. */
export function trackRequests(platform: Platform): RequestHandler {
  return (request, response, next) => {
    const requestId = newId();
    const started = performance.now();
    response.locals.facts = {
      requestId,
      // Made for the few requests that have something to say.
      get logger() {
        return platform.logger.child({ requestId });
      },
    } satisfies RequestFacts;
    response.setHeader("X-Request-Id", requestId);
    response.on("close", () => {
      const ms = Math.round(performance.now() - started);
      const { method, path } = request;
      platform.logger.info({ requestId, method, path, status: response.statusCode, ms }, "request");
    });
    next();
  };
}

export function requestFacts(response: Response): RequestFacts {
  const facts: unknown = response.locals.facts;
  if (!isRequestFacts(facts)) throw new Error("trackRequests must run before every other handler.");
  return facts;
}

function isRequestFacts(value: unknown): value is RequestFacts {
  return typeof value === "object" && value !== null && "requestId" in value && "logger" in value;
}
