import type { TurnRecord, TurnRequest } from "@netvexa/contract/wire";
import { createAnswer, foldTurnEvent, type Answer } from "./fold-turn-event.ts";

/** One question on the screen, with everything that asking it again takes. */
export interface Turn {
  /** The idempotency key; `request` never changes under the same key. */
  key: string;
  /** By the backend's clock, ISO 8601; missing for what was asked on this page. */
  askedAt?: string;
  request: TurnRequest;
  /** Undefined until the backend has named the turn. */
  id?: string;
  answer: Answer;
  isRunning?: boolean;
  isReconnecting?: boolean;
  /** The visitor wants no more of this answer. */
  isStopped?: boolean;
  /** What the visitor is told, in words; undefined where nothing failed. */
  failure?: string;
  /** Milliseconds since the epoch; Infinity where asking again is no use. */
  retryAt: number;
  abort?: () => void;
}

/** A key of 128 random bits, also on pages without a secure context, where `randomUUID` is missing. */
export function createKey(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].join("-");
}

export function createTurn(request: TurnRequest): Turn {
  return { key: createKey(), request, answer: createAnswer(), retryAt: 0 };
}

/** A turn as it stood when the page was left. */
export function restoreTurn(request: TurnRequest, { id, state, events, askedAt }: TurnRecord): Turn {
  const turn = { ...createTurn(request), id, askedAt, isStopped: state === "aborted" };
  for (const event of events) foldTurnEvent(turn.answer, event);
  return turn;
}

/** True while the visitor waits for more of this turn. */
export function isActive(turn: Turn): boolean {
  return !!turn.isRunning && !turn.isStopped;
}
