import type { TurnEvent } from "@netvexa/contract/wire";
import type { ModelSettings } from "#platform/env";
import { openRecording, type Recording } from "#platform/span-recorder";
import type { TenantContext } from "#platform/tenant-context";
import { answerTurn } from "./answer-turn.ts";
import { TURN_LIMIT_MS } from "./begin-turn.ts";
import { failedEvent } from "./failed-event.ts";
import { finishTurn } from "./finish-turn.ts";
import { createReceiptDraft, type ReceiptDraft } from "./receipt-draft.ts";
import { keepTurn } from "./running-turns.ts";
import { openTurnLog, turnChannel, type TurnLog } from "./turn-log.ts";
import { describeTurn, TURN_SPAN } from "./turn-trace.ts";
import type { BegunTurn, TurnResult } from "./turn-types.ts";

export interface TurnWork {
  turn: BegunTurn;
  models: ModelSettings;
}

export interface PerformedTurn {
  events: readonly TurnEvent[];
  /** Null when the turn failed. */
  result: TurnResult | null;
}

/**
 * Runs a begun turn to its end, whoever listens: resolves when its stream is open, and the turn goes on by itself.
 * The returned `finished` never rejects.
 */
export async function startTurn(ctx: TenantContext, work: TurnWork): Promise<{ finished: Promise<PerformedTurn> }> {
  const stop = new AbortController();
  const channel = turnChannel(ctx, work.turn.id, "abort");
  const unsubscribe = await ctx.platform.ephemeral
    .subscribe(channel, (reason) => {
      stop.abort(new TurnStopped(reason));
    })
    .catch(() => null);
  const { id: turnId, conversationId } = work.turn;
  const log = await openTurnLog(ctx, { type: "started", turnId, conversationId });
  const timer = setTimeout(() => stop.abort(new TurnStopped("time limit")), TURN_LIMIT_MS);
  const finished = perform(ctx, work, { log, signal: stop.signal }).finally(() => {
    clearTimeout(timer);
    void unsubscribe?.().catch(() => undefined);
  });
  keepTurn(ctx.platform, {
    finished: finished.then(() => undefined),
    stop: () => stop.abort(new TurnStopped("shutdown")),
  });
  return { finished };
}

class TurnStopped extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(`The turn was stopped: ${reason}.`);
    this.reason = reason;
  }
}

async function perform(
  ctx: TenantContext,
  work: TurnWork,
  stream: { log: TurnLog; signal: AbortSignal },
): Promise<PerformedTurn> {
  const { log, signal } = stream;
  const draft = createReceiptDraft();
  const recording = openRecording(TURN_SPAN);
  try {
    const result = await recording.run((root) => {
      describeTurn(root, work.turn);
      return answerTurn(ctx, { ...work, emit: log.emit, signal, draft });
    });
    await finishTurn(ctx, { turn: work.turn, log, state: "done", result, draft, spans: recording.spans() });
    return { events: log.events, result };
  } catch (error) {
    return close(ctx, work, { log, draft, recording, error: signal.aborted ? signal.reason : error });
  }
}

async function close(
  ctx: TenantContext,
  { turn }: TurnWork,
  failure: { log: TurnLog; draft: ReceiptDraft; recording: Recording; error: unknown },
): Promise<PerformedTurn> {
  const { log, draft, recording, error } = failure;
  const byVisitor = error instanceof TurnStopped && error.reason === "visitor";
  if (!byVisitor) ctx.platform.logger.error({ err: error, turnId: turn.id }, "a turn failed");
  try {
    const state = byVisitor ? "aborted" : "failed";
    await finishTurn(ctx, { turn, log, state, result: null, draft, spans: recording.spans() });
  } catch (cause) {
    ctx.platform.logger.error({ err: cause, turnId: turn.id }, "a turn could not be closed; the sweeper will");
    await log.emit(failedEvent());
  }
  return { events: log.events, result: null };
}
