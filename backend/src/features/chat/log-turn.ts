import type { TurnEvent } from "@netvexa/contract/wire";
import { isPreviewing } from "#features/agents";
import { keepOwnRecord } from "#features/logs";
import { traceIdOf } from "#features/traces";
import type { TenantContext } from "#platform/tenant-context";
import type { BegunTurn, Receipt } from "./turn-types.ts";

const SAID = {
  answered: { level: "info", message: "A question was answered." },
  unknown: { level: "warn", message: "A question could not be answered from what is known." },
  aborted: { level: "info", message: "A visitor stopped an answer." },
  paused: { level: "warn", message: "A question came while the agent was paused." },
  with_person: { level: "info", message: "A message went to the people in the conversation." },
  failed: { level: "error", message: "An answer failed." },
} as const;

/** One record in the storefront's log for each turn, without a word of what was said. */
export async function logTurn(
  ctx: TenantContext,
  { turn, last, receipt }: { turn: BegunTurn; last: TurnEvent; receipt: Receipt },
): Promise<void> {
  if (isPreviewing(ctx)) return;
  const outcome = last.type === "done" ? last.outcome : "failed";
  const { totals, models, method, language } = receipt;
  await keepOwnRecord(ctx, {
    ...SAID[outcome],
    log: "conversations",
    key: `turn ${turn.id}`,
    conversationId: turn.conversationId,
    traceId: traceIdOf(turn.id),
    fields: {
      "turn.id": turn.id,
      outcome,
      method,
      language,
      agent: turn.agent.name,
      model: models.findLast(({ failure }) => failure === null)?.model ?? null,
      cost_micros: totals.costMicros,
      first_sentence_ms: totals.firstSentenceMs,
    },
  });
}
