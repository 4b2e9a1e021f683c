import { AppError } from "#platform/errors";

export function flowInvalid(why: string): AppError {
  return new AppError({
    kind: "unprocessable",
    code: "flow_invalid",
    detail: `The qualification flow cannot be followed. ${why}`,
  });
}

export function answerInvalid(): AppError {
  return new AppError({
    kind: "unprocessable",
    code: "answer_invalid",
    detail: "This is not the open question, or the answer does not fit it. Read which question is open, then answer.",
  });
}

export function consentRequired(): AppError {
  return new AppError({
    kind: "unprocessable",
    code: "consent_required",
    detail: "Name, e-mail and phone number are kept only with consent. Ask for it, then send consent: true.",
  });
}

export function invalidCursor(): AppError {
  return new AppError({
    kind: "invalid",
    code: "invalid_cursor",
    detail: "The cursor is not one that this list gave out. Start again without a cursor.",
  });
}
