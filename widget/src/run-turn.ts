import type { TurnEvent, TurnStarted } from "@netvexa/contract/wire";
import type { Chat } from "./chat.ts";
import { withPeople } from "./load-people.ts";
import { createAnswer, foldTurnEvent } from "./fold-turn-event.ts";
import { followTurn } from "./follow-turn.ts";
import { createKey, type Turn } from "./turn.ts";

/**
 * Runs a turn, or follows one that the backend already runs, until it is answered, stopped or failed. Never rejects:
 * what went wrong stands in `turn.failure` afterwards.
 */
export async function runTurn(chat: Chat, turn: Turn): Promise<void> {
  const controller = new AbortController();
  const { signal } = controller;
  turn.abort = () => controller.abort();
  turn.answer = createAnswer();
  turn.failure = undefined;
  turn.isRunning = true;
  chat.draw();
  const failure = await followTurn({
    signal,
    open: (lastEventId, signal) => openStream(chat, turn, { lastEventId, signal }),
    onEvent: (event) => takeEvent(chat, turn, event),
    onRetry(isBusy) {
      turn.isReconnecting = !isBusy;
      if (turn.isStopped) controller.abort();
      chat.draw();
    },
    wait: (ms) =>
      new Promise((resolve) => {
        setTimeout(resolve, ms);
        addEventListener("online", () => resolve(), { once: true });
      }),
  });
  turn.isRunning = turn.isReconnecting = false;
  if (failure && !startsOver(chat, turn, failure)) fail(chat, turn, failure);
  chat.draw();
}

/** Asks a failed turn again, with the key that it has: an answer that was only lost on its way is not made twice. */
export function retryTurn(chat: Chat, turn: Turn): void {
  turn.id = undefined;
  void runTurn(chat, turn);
}

/** Ends the answer for the visitor at once, and at the backend as soon as the turn's id is known. */
export function stopTurn(chat: Chat, turn: Turn): void {
  turn.isStopped = true;
  if (turn.id) {
    turn.abort?.();
    chat.api(`turns/${turn.id}`, { method: "DELETE" }).catch(() => {});
  }
  chat.draw();
}

function openStream(chat: Chat, turn: Turn, at: { lastEventId: number; signal: AbortSignal }): Promise<Response> {
  const { signal, lastEventId } = at;
  return turn.id
    ? chat.api(`turns/${turn.id}/events`, {
        headers: lastEventId < 0 ? {} : { "last-event-id": `${lastEventId}` },
        signal,
      })
    : chat.api("turns", { method: "POST", headers: { "idempotency-key": turn.key }, body: turn.request, signal });
}

function takeEvent(chat: Chat, turn: Turn, event: TurnEvent | TurnStarted): void {
  turn.isReconnecting = false;
  foldTurnEvent(turn.answer, event);
  if (event.type === "error") {
    turn.failure = chat.strings.failed;
    // The backend keeps the failed turn under its key and would only say the same again.
    turn.key = createKey();
    turn.retryAt = event.retryable ? 0 : Infinity;
  }
  if (event.type === "done" && (event.askedForPerson || event.outcome === "with_person")) {
    if (!event.askedForPerson) chat.turns = chat.turns.filter((one) => one !== turn);
    void withPeople(chat, (people) => people.resume());
  }
  if (event.type === "started") {
    turn.id = event.turnId;
    // A conversation that the visitor has left stays left.
    if (chat.turns.includes(turn)) chat.conversationId = event.conversationId;
    if (turn.isStopped) stopTurn(chat, turn);
  }
  chat.draw();
}

/** A conversation that is gone (kept for a limited time only) must not silence the visitor for good. */
function startsOver(chat: Chat, turn: Turn, failure: unknown): boolean {
  const isGone = failure instanceof Response && failure.status === 404;
  if (!isGone || turn.id || !turn.request.conversationId) return false;
  turn.request = { ...turn.request, conversationId: null };
  turn.key = createKey();
  retryTurn(chat, turn);
  return true;
}

function fail({ strings, draw }: Chat, turn: Turn, failure: unknown): void {
  turn.failure = navigator.onLine ? strings.failed : strings.offline;
  turn.retryAt = 0;
  if (!(failure instanceof Response)) return;
  if (failure.status === 429) {
    const seconds = Math.ceil(Number(failure.headers.get("retry-after"))) || 30;
    turn.failure = strings.limited.replace("{n}", `${seconds}`);
    turn.retryAt = Date.now() + seconds * 1000;
    setTimeout(draw, seconds * 1000);
  } else if (failure.status > 399 && failure.status < 500) {
    turn.failure = strings.refused;
    turn.retryAt = Infinity;
  }
}
