import type { TurnEvent, TurnStarted } from "@netvexa/contract/wire";
import { readEventStream, type StreamEvent } from "./read-event-stream.ts";

/** Longest silence before a connection counts as broken; the backend's heartbeat comments come more often. */
export const STALL_MS = 40_000;
/** Attempts in a row that may bring nothing new before the turn is given up. */
export const MAX_FRUITLESS_ATTEMPTS = 6;

export interface TurnConnection {
  /** Asks for the stream from behind `lastEventId` (-1: from its start). */
  open(lastEventId: number, signal: AbortSignal): Promise<Response>;
  onEvent(event: TurnStarted | TurnEvent): void;
  /** Another attempt will follow; `isBusy` where the backend still runs the last question or attempt. */
  onRetry(isBusy: boolean): void;
  wait(ms: number): Promise<void>;
  /** Ends following at once. */
  signal: AbortSignal;
}

/**
 * Follows one turn to its `done` or `error` event over as many connections as it takes. Each numbered event is handed
 * over once, malformed ones are skipped. Resolves with undefined when the turn is finished or given up by `signal`,
 * else with what stood in the way: the response that no repetition mends, or the last error. Never rejects.
 */
export async function followTurn(connection: TurnConnection): Promise<unknown> {
  let lastEventId = -1;
  let fruitless = 0;
  let isFinished = false;

  const take = ({ id, data }: StreamEvent): void => {
    const number = Number(id || NaN);
    if (isFinished || number <= lastEventId) return;
    if (number >= 0) lastEventId = number;
    const event = parseEvent(data);
    if (!event) return;
    fruitless = -1;
    isFinished = event.type === "done" || event.type === "error";
    connection.onEvent(event);
  };

  for (;;) {
    const failure = await readOnce(connection, lastEventId, take);
    if (isFinished || connection.signal.aborted) return undefined;
    if (++fruitless >= MAX_FRUITLESS_ATTEMPTS || isFinal(failure)) return failure;
    connection.onRetry(failure instanceof Response && failure.status === 409);
    await connection.wait(250 * 2 ** fruitless);
  }
}

/** Reads one connection until it ends, breaks or falls silent; resolves with what ended it. */
async function readOnce(
  connection: TurnConnection,
  lastEventId: number,
  take: (event: StreamEvent) => void,
): Promise<unknown> {
  const attempt = new AbortController();
  const abort = (): void => attempt.abort();
  let stall = setTimeout(abort, STALL_MS);
  connection.signal.onabort = abort;
  try {
    const response = await connection.open(lastEventId, attempt.signal);
    if (response.ok && response.body) {
      await readEventStream(response.body, take, () => {
        clearTimeout(stall);
        stall = setTimeout(abort, STALL_MS);
      });
    }
    return response;
  } catch (error) {
    return error;
  } finally {
    clearTimeout(stall);
    abort();
  }
}

/** A conflict is no refusal: the last question, or the first attempt with the same key, still runs. */
function isFinal(failure: unknown): boolean {
  return failure instanceof Response && failure.status > 399 && failure.status < 500 && failure.status !== 409;
}

function parseEvent(data: string): TurnStarted | TurnEvent | undefined {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
