import { AppError } from "#platform/errors";

export const MOST_SYNONYMS = 300;

export function tooManySynonyms(): AppError {
  return new AppError({
    kind: "unprocessable",
    code: "too_many_synonyms",
    detail: `A storefront can have ${MOST_SYNONYMS} groups of names. Delete some that nobody asks with.`,
  });
}
