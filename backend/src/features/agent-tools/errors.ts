import { AppError } from "#platform/errors";

export const MOST_TOOLS = 50;

export function toolHostNotAllowed(host: string): AppError {
  return new AppError({
    kind: "unprocessable",
    code: "tool_host_not_allowed",
    detail: `Tools may not be called at ${host}. Add it to the allowed hosts first.`,
  });
}

export function toolAddressInvalid(detail: string): AppError {
  return new AppError({ kind: "unprocessable", code: "tool_address_invalid", detail });
}

export function toolNameTaken(name: string): AppError {
  return new AppError({
    kind: "conflict",
    code: "tool_name_taken",
    detail: `The agent has a tool of the name ${name} already.`,
  });
}

export function tooManyTools(): AppError {
  return new AppError({
    kind: "unprocessable",
    code: "too_many_tools",
    detail: `A storefront can have ${MOST_TOOLS} tools. Delete some that are not used.`,
  });
}
