import { insertTrace, traceIdOf } from "#features/traces";
import type { Transaction } from "#platform/database";
import type { OpenSpan, RecordedSpan } from "#platform/span-recorder";
import type { TenantContext } from "#platform/tenant-context";
import type { BegunTurn, Receipt } from "./turn-types.ts";

/** The root step of a turn, by the names of OpenTelemetry's conventions for generative AI. */
export const TURN_SPAN = { kind: "agent", name: "invoke_agent" } as const;

export function describeTurn(root: OpenSpan, turn: BegunTurn): void {
  root.note({
    "gen_ai.operation.name": "invoke_agent",
    "gen_ai.agent.id": turn.agent.id,
    "gen_ai.agent.name": turn.agent.name,
    "gen_ai.conversation.id": turn.conversationId,
    "netvexa.turn.id": turn.id,
  });
  root.noteContent({ "gen_ai.input.messages": turn.question });
}

interface TracedTurn {
  turn: BegunTurn;
  receipt: Receipt;
  spans: readonly RecordedSpan[];
}

/** In the transaction that ends the turn: whoever finds the answer finds its trace. */
export async function storeTurnTrace(ctx: TenantContext, tx: Transaction, traced: TracedTurn): Promise<void> {
  const { turn, receipt } = traced;
  const { totals, models, method } = receipt;
  await insertTrace(ctx, tx, {
    id: traceIdOf(turn.id),
    kind: "turn",
    name: `answer (${method})`,
    sessionId: turn.conversationId,
    conversationId: turn.conversationId,
    model: models.findLast(({ failure }) => failure === null)?.model ?? null,
    inputTokens: totals.inputTokens,
    outputTokens: totals.outputTokens,
    costMicros: totals.costMicros,
    firstOutputMs: totals.firstSentenceMs,
    spans: traced.spans,
  });
}
