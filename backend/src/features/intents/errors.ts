import { AppError } from "#platform/errors";
import { mostExamples, mostIntents } from "./intent-limits.ts";

export function tooManyExamples(): AppError {
  return new AppError({
    kind: "unprocessable",
    code: "too_many_examples",
    detail: `A storefront can have ${mostExamples} examples. Delete some that say the same, then teach more.`,
  });
}

export function tooManyIntents(): AppError {
  return new AppError({
    kind: "unprocessable",
    code: "too_many_intents",
    detail: `A storefront can have ${mostIntents} intents of its own. Teach examples of the ones that there are.`,
  });
}

export function invalidCursor(): AppError {
  return new AppError({
    kind: "invalid",
    code: "invalid_cursor",
    detail: "The cursor is not one that this list gave out. Start again without a cursor.",
  });
}
