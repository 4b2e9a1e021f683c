import { AppError } from "#platform/errors";

/** Somebody else was faster: says what happened since, so that the decision can be made anew. */
export function conversationChanged(what: { state: string; by: string | null }): AppError {
  const who = what.by === null ? "" : ` ${what.by} has it.`;
  return new AppError({
    kind: "conflict",
    code: "conversation_changed",
    detail: `The conversation has changed meanwhile: it is now "${what.state}".${who} Look at it again, then decide.`,
    issues: [
      { path: "state", message: what.state },
      { path: "by", message: what.by ?? "" },
    ],
  });
}

export function notYours(by: string | null): AppError {
  return new AppError({
    kind: "conflict",
    code: "not_yours",
    detail:
      by === null
        ? "Nobody has this conversation. Take it over first."
        : `${by} has this conversation. Take it over first.`,
    issues: [{ path: "by", message: by ?? "" }],
  });
}

export function withAgent(): AppError {
  return new AppError({
    kind: "conflict",
    code: "with_agent",
    detail: "The assistant has this conversation, so no person would read the message. Ask it, or ask for a person.",
  });
}

export function messageRefused(reason: string): AppError {
  return new AppError({
    kind: "unprocessable",
    code: "message_refused",
    detail: `The message was not taken: ${reason}.`,
  });
}

export function visitorBlocked(): AppError {
  return new AppError({
    kind: "forbidden",
    code: "visitor_blocked",
    detail: "This shop takes no messages from here.",
  });
}

export function networkUnknown(): AppError {
  return new AppError({
    kind: "unprocessable",
    code: "network_unknown",
    detail: "It is not known which network address this conversation came from. Block the visitor instead.",
  });
}

export function titleTaken(): AppError {
  return new AppError({
    kind: "conflict",
    code: "title_taken",
    detail: "There is a reply of this title already. Choose another one.",
  });
}

export function tooManyReplies(most: number): AppError {
  return new AppError({
    kind: "unprocessable",
    code: "too_many_replies",
    detail: `There are ${most} replies already. Delete one first.`,
  });
}
