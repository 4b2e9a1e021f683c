import type { TurnEvent } from "@netvexa/contract/wire";

/** What a visitor is told when a turn broke; the cause stays in the log. */
export function failedEvent(): TurnEvent {
  return {
    type: "error",
    code: "turn_failed",
    message: "The answer could not be finished. Please ask again.",
    retryable: true,
  };
}
