import { AppError } from "#platform/errors";

export function draftChanged(): AppError {
  return new AppError({
    kind: "conflict",
    code: "draft_changed",
    detail: "Somebody changed the draft meanwhile. Read it again and apply your change to what it is now.",
  });
}

export function nothingToPublish(): AppError {
  return new AppError({
    kind: "conflict",
    code: "nothing_to_publish",
    detail: "That is what is published already.",
  });
}

export function tooManyAgents(most: number): AppError {
  return new AppError({
    kind: "conflict",
    code: "too_many_agents",
    detail: `A storefront has at most ${most} agents. Archive one that is not used.`,
  });
}

export function isDefaultAgent(): AppError {
  return new AppError({
    kind: "conflict",
    code: "default_agent",
    detail: "This is the storefront's default agent. Make another one the default first.",
  });
}

export function agentUnpublished(): AppError {
  return new AppError({
    kind: "conflict",
    code: "agent_unpublished",
    detail: "Visitors cannot meet an agent that was never published or is archived. Publish it first.",
  });
}

export function pictureUnreadable(): AppError {
  return new AppError({
    kind: "invalid",
    code: "picture_unreadable",
    detail: "The picture must be a PNG file of at most 512 by 512 pixels.",
  });
}
