import type { TurnEvent } from "@netvexa/contract/wire";
import { isPreviewing } from "#features/agents";
import { enqueueObservation } from "#features/leads";
import { announce, indexWords, requestPersonForAgent } from "#features/handoff";
import type { Transaction } from "#platform/database";
import { newId } from "#platform/ids";
import type { RecordedSpan } from "#platform/span-recorder";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { budgetDay } from "./budget.ts";
import { failedEvent } from "./failed-event.ts";
import { addDailyCost, closeTurn, insertReceipt, insertUsage, touchConversation, type UsageRow } from "./queries.ts";
import { logTurn } from "./log-turn.ts";
import { foldThread, keepThread } from "./remember-thread.ts";
import { releasedDeltas } from "./released-events.ts";
import type { ReceiptDraft } from "./receipt-draft.ts";
import type { TurnLog } from "./turn-log.ts";
import { storeTurnTrace } from "./turn-trace.ts";
import type { BegunTurn, Receipt, TurnResult } from "./turn-types.ts";

export interface TurnEnding {
  turn: BegunTurn;
  log: TurnLog;
  state: "done" | "aborted" | "failed";
  /** Null unless `state` is `done`. */
  result: TurnResult | null;
  draft: ReceiptDraft;
  /** The steps that it took. */
  spans: readonly RecordedSpan[];
}

/**
 * The last of a turn's two transactions, and only then its last event: a visitor who has seen `done` finds the answer
 * after any crash. Usage is recorded even when a sweeper has closed the turn before, because it was used.
 */
export async function finishTurn(ctx: TenantContext, ending: TurnEnding): Promise<void> {
  const last = lastEvent(ending, await askForPerson(ctx, ending));
  const receipt = ending.result?.receipt ?? ending.draft.toReceipt();
  const events = [...ending.log.events, last];
  await tenantTransaction(ctx, async (tx) => {
    const { turn, state } = ending;
    const outcome = last.type === "done" ? last.outcome : null;
    const reserved = await closeTurn(tx, ctx, { id: turn.id, state, outcome, events });
    await insertUsage(tx, ctx, { turnId: turn.id, rows: usageOf(receipt) });
    const difference = receipt.totals.costMicros - (reserved ?? 0);
    if (difference !== 0) await addDailyCost(tx, ctx, { day: today(ctx), micros: difference });
    if (reserved === null) return;
    await insertReceipt(tx, ctx, { turnId: turn.id, content: receipt });
    await touchConversation(tx, ctx, {
      id: turn.conversationId,
      language: receipt.language,
      ...(outcome !== "with_person" && { unanswered: outcome === "unknown" || outcome === "paused" }),
    });
    await foldThread(tx, ctx, turn);
    await indexTurn(tx, ctx, { turn, events });
    await storeTurnTrace(ctx, tx, { turn, receipt, spans: ending.spans });
    if (!isPreviewing(ctx)) await enqueueObservation(ctx, tx, turn.id);
  });
  if (ending.state !== "failed") await keepThread(ctx, ending.turn, { events, receipt });
  await ending.log.emit(last);
  await announce(ctx, ending.turn.conversationId, [{ type: "activity", turnId: ending.turn.id }]);
  await logTurn(ctx, { turn: ending.turn, last, receipt });
}

/** The model's wish, which the handoff decides on. True when people were asked. */
async function askForPerson(ctx: TenantContext, { draft, result, turn }: TurnEnding): Promise<boolean> {
  if (!draft.askedForPerson || result === null) return false;
  return requestPersonForAgent(ctx, turn.conversationId);
}

/** What was asked and answered can be found from now on. */
function indexTurn(
  tx: Transaction,
  ctx: TenantContext,
  { turn, events }: { turn: BegunTurn; events: readonly TurnEvent[] },
): Promise<void> {
  const said = releasedDeltas(events).map(({ text }) => text);
  const { conversationId, question } = turn;
  return indexWords(tx, ctx, { conversationId, text: [question, ...said].join(" ") });
}

function today(ctx: TenantContext): string {
  return budgetDay(ctx.platform.clock.now());
}

function lastEvent({ state, result }: TurnEnding, askedForPerson: boolean): TurnEvent {
  if (result) {
    const { outcome, offerContact, suggestions } = result;
    return { type: "done", outcome, offerContact, suggestions, ...(askedForPerson && { askedForPerson }) };
  }
  if (state === "aborted") return { type: "done", outcome: "aborted", offerContact: false, suggestions: [] };
  return failedEvent();
}

function usageOf(receipt: Receipt): UsageRow[] {
  const { totals, models } = receipt;
  const turn = { kind: "turn", quantity: 1, costMicros: 0 };
  const ofModels = [
    { kind: "model_input_tokens", quantity: totals.inputTokens, costMicros: 0 },
    { kind: "model_output_tokens", quantity: totals.outputTokens, costMicros: 0 },
    { kind: "model_cost", quantity: models.length, costMicros: totals.costMicros },
  ];
  return [turn, ...(models.length > 0 ? ofModels : [])].map((row) => ({ id: newId(), ...row }));
}
