import { loadModelSettings } from "#features/installation";
import type { StreamEvent } from "#platform/route";
import { notFound } from "#platform/errors";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { beginTurn, type TurnOpening } from "./begin-turn.ts";
import { idempotencyKeyMissing } from "./errors.ts";
import { followTurn } from "./follow-turn.ts";
import { modelCostLimit } from "./model-cost.ts";
import { startTurn } from "./perform-turn.ts";
import { selectVisitorTurn } from "./queries.ts";
import { turnChannel } from "./turn-log.ts";
import type { Question } from "./turn-types.ts";

export interface TurnCall {
  question: Question;
  idempotencyKey: string | null;
  /** Network address of the visitor; null where it is not known. */
  address?: string | null;
  /** Aborts when the client is gone: its stream ends, the turn goes on. */
  signal: AbortSignal;
}

/**
 * A visitor's question as a stream of events, `started` (id 0) to `done` or `error`. Resolves once the question is
 * stored. The same Idempotency-Key and question give the stream of the turn that exists, from its beginning.
 * Throws `not_found` (conversation), `turn_running`, `idempotency_key_missing`, `idempotency_key_reused`.
 */
export async function runTurn(ctx: TenantContext, call: TurnCall): Promise<AsyncIterable<StreamEvent>> {
  const idempotencyKey = call.idempotencyKey ?? "";
  if (!/^[\x21-\x7e]{1,255}$/.test(idempotencyKey)) throw idempotencyKeyMissing();
  const models = await loadModelSettings(ctx.platform);
  const opening: TurnOpening = {
    ...call.question,
    idempotencyKey,
    address: call.address ?? null,
    modelCostMicros: modelCostLimit(models, ctx.platform.env),
  };
  const beginning = await beginTurn(ctx, opening);
  if (beginning.kind === "begun") await startTurn(ctx, { turn: beginning.turn, models });
  return followTurn(ctx, { turnId: beginning.turn.id, from: 0, signal: call.signal });
}

export interface ResumeCall {
  turnId: string;
  lastEventId: string | null;
  signal: AbortSignal;
}

/** Goes on with a turn's stream after the last event that the visitor got. Throws `not_found`. */
export async function resumeTurn(ctx: TenantContext, call: ResumeCall): Promise<AsyncIterable<StreamEvent>> {
  await requireOwnTurn(ctx, call.turnId);
  const last = /^\d{1,9}$/.test(call.lastEventId ?? "") ? Number(call.lastEventId) : -1;
  return followTurn(ctx, { turnId: call.turnId, from: last + 1, signal: call.signal });
}

/** Asks the process that runs the turn, whichever it is, to stop; a finished turn stays as it is. Throws `not_found`. */
export async function abortTurn(ctx: TenantContext, turnId: string): Promise<void> {
  const turn = await requireOwnTurn(ctx, turnId);
  if (turn.state !== "running") return;
  await ctx.platform.ephemeral.publish(turnChannel(ctx, turnId, "abort"), "visitor");
}

async function requireOwnTurn(ctx: TenantContext, id: string) {
  if (ctx.actor.kind !== "visitor") throw notFound("turn");
  const { visitorId } = ctx.actor;
  const turn = await tenantTransaction(ctx, (tx) => selectVisitorTurn(tx, ctx, { id, visitorId }));
  if (!turn) throw notFound("turn");
  return turn;
}
