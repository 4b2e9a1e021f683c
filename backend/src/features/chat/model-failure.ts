export type ModelFailureReason =
  | "time_limit"
  | "rate_limited"
  | "refused"
  | "provider_error"
  | "broken_stream"
  | "unfinished"
  | "empty"
  | "cost_limit"
  | "ungrounded";

/** Why a model's answer cannot be used; the next one in line takes over. */
export class ModelFailure extends Error {
  readonly reason: ModelFailureReason;
  constructor(reason: ModelFailureReason, cause?: unknown) {
    super(`The model's answer cannot be used: ${reason}.`, { cause });
    this.name = "ModelFailure";
    this.reason = reason;
  }
}

/** What went wrong at the provider, by its HTTP status where there is one. */
export function toModelFailure(error: unknown): ModelFailure {
  if (error instanceof ModelFailure) return error;
  const status = statusOf(error);
  if (status === 429) return new ModelFailure("rate_limited", error);
  if (status === null) return new ModelFailure("broken_stream", error);
  return new ModelFailure(status >= 500 ? "provider_error" : "refused", error);
}

function statusOf(error: unknown): number | null {
  if (typeof error !== "object" || error === null) return null;
  const status: unknown = Reflect.get(error, "status") ?? Reflect.get(error, "status_code");
  return typeof status === "number" ? status : null;
}
