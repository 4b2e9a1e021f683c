import { AppError } from "#platform/errors";

/** One answer for every way in which a code can be wrong: who tries codes learns nothing from it. */
export function codeRefused(): AppError {
  return new AppError({
    kind: "unauthenticated",
    code: "code_refused",
    detail: "The code is wrong, was used already, or is older than ten minutes. Start connecting once more.",
  });
}

export function returnElsewhere(): AppError {
  return new AppError({
    kind: "invalid",
    code: "return_elsewhere",
    detail: "The site wants the browser back at an address that is not its own. Start connecting from the site itself.",
  });
}

export function claimRefused(): AppError {
  return new AppError({
    kind: "forbidden",
    code: "claim_refused",
    detail:
      "What the shop says of its customer is not signed by it, or is older than five minutes. Load the page anew.",
  });
}

export function signatureRefused(why: string): AppError {
  return new AppError({
    kind: "unauthenticated",
    code: "signature_refused",
    detail: `The request's signature is not accepted: ${why}. Check the site's clock, or connect the site again.`,
  });
}
