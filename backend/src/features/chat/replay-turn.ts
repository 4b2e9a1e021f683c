import type { TurnEvent } from "@netvexa/contract/wire";
import { chooseAgent } from "#features/agents";
import { loadModelSettings } from "#features/installation";
import { traceIdOf } from "#features/traces";
import type { Transaction } from "#platform/database";
import type { ModelSettings } from "#platform/env";
import { notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { limitTo, toAgentProfile } from "./agent-profile.ts";
import { answerTurn } from "./answer-turn.ts";
import { TURN_LIMIT_MS } from "./begin-turn.ts";
import { budgetDay, decideBudget } from "./budget.ts";
import { compareKnowledge } from "./compare-knowledge.ts";
import { citedIn, toText } from "./create-answer.ts";
import { answerFailed } from "./errors.ts";
import { LEAST_CONFIDENCE } from "./judge-evidence.ts";
import { modelCostLimit } from "./model-cost.ts";
import { addDailyCost, insertUsage, selectProfile } from "./queries.ts";
import { readMemory } from "./read-memory.ts";
import { createReceiptDraft } from "./receipt-draft.ts";
import { selectDailyUse, selectEndedTurn, selectMemoryBefore, type StoredTurn } from "./replay-queries.ts";
import type { BegunTurn, Receipt, TurnResult } from "./turn-types.ts";

const MEMORY_TURNS = 6;

/**
 * What the agent answered and had read, beside what it would answer now from what it knows now. Nothing is said to the
 * visitor and no turn is counted; what models cost is, within the day's cap. Throws `not_found`, `answer_failed`.
 */
export async function replayTurn(ctx: TenantContext, turnId: string) {
  const models = await loadModelSettings(ctx.platform);
  const replay = await tenantTransaction(ctx, (tx) => prepare(tx, ctx, { turnId, models }));
  const { stored, compared, turn } = replay;
  const { events, result } = await answerAgain(ctx, turn, models);
  return {
    turnId,
    conversationId: stored.conversation_id,
    traceId: traceIdOf(turnId),
    question: stored.question,
    askedAt: stored.created_at.toISOString(),
    before: tell(stored.events, stored.outcome, stored.receipt),
    now: tell(events, result.outcome, result.receipt),
    ...compared,
  };
}

function tell(events: readonly TurnEvent[], outcome: StoredTurn["outcome"], receipt: Receipt | null) {
  return { answer: toText(events), outcome, citations: citedIn(events), receipt };
}

interface Prepared {
  stored: StoredTurn;
  turn: BegunTurn;
  compared: Awaited<ReturnType<typeof compareKnowledge>>;
}

/** The question as it stood in its conversation, for the agent and the shop as they are now. */
async function prepare(
  tx: Transaction,
  ctx: TenantContext,
  { turnId, models }: { turnId: string; models: ModelSettings },
): Promise<Prepared> {
  const stored = await selectEndedTurn(tx, ctx, turnId);
  const shop = await selectProfile(tx, ctx);
  if (!stored || !shop) throw notFound("turn");
  const agent = await chooseAgent(tx, ctx, { agentId: stored.agent_id, pageUrl: stored.page?.url });
  if (!agent) throw notFound("agent");
  const day = budgetDay(ctx.platform.clock.now());
  const caps = { turns: shop.daily_turn_cap, costMicros: shop.daily_cost_cap_micros };
  const budget = decideBudget(caps, await selectDailyUse(tx, ctx, day), modelCostLimit(models, ctx.platform.env));
  if (budget.reservedMicros > 0) await addDailyCost(tx, ctx, { day, micros: budget.reservedMicros });
  const memory = readMemory(await selectMemoryBefore(tx, ctx, { turn: stored, limit: MEMORY_TURNS }));
  const turn: BegunTurn = {
    id: stored.id,
    conversationId: stored.conversation_id,
    question: stored.question,
    page: stored.page,
    language: stored.position === 1 ? null : stored.language,
    memory,
    summary: null,
    agent: toAgentProfile(agent),
    shop: { name: shop.shop_name, language: shop.language, currency: shop.currency, homeUrl: shop.home_url },
    budget,
    threshold: shop.answer_threshold ?? LEAST_CONFIDENCE,
    limits: limitTo(agent, { withinUrl: null, exclude: { externalIds: [] } }),
  };
  return { stored, turn, compared: await compareKnowledge(tx, ctx, stored.receipt) };
}

/** The answer to a turn that is stored nowhere; what its models cost is recorded. Throws `answer_failed`. */
export async function answerAgain(
  ctx: TenantContext,
  turn: BegunTurn,
  models: ModelSettings,
): Promise<{ events: TurnEvent[]; result: TurnResult }> {
  const events: TurnEvent[] = [];
  const draft = createReceiptDraft();
  const emit = async (event: TurnEvent) => void events.push(event);
  const signal = AbortSignal.timeout(TURN_LIMIT_MS);
  try {
    return { events, result: await answerTurn(ctx, { turn, models, emit, signal, draft }) };
  } catch (error) {
    ctx.platform.logger.error({ err: error, turnId: turn.id }, "a replay failed");
    throw answerFailed();
  } finally {
    await settle(ctx, turn, draft.toReceipt());
  }
}

/** Usage is recorded whatever came of it, because it was used. */
async function settle(ctx: TenantContext, turn: BegunTurn, { totals, models }: Receipt): Promise<void> {
  const micros = totals.costMicros - turn.budget.reservedMicros;
  const rows = [
    { kind: "model_input_tokens", quantity: totals.inputTokens, costMicros: 0 },
    { kind: "model_output_tokens", quantity: totals.outputTokens, costMicros: 0 },
    { kind: "model_cost", quantity: models.length, costMicros: totals.costMicros },
  ].map((row) => ({ id: newId(), ...row }));
  await tenantTransaction(ctx, async (tx) => {
    if (models.length > 0) await insertUsage(tx, ctx, { turnId: turn.id, rows });
    if (micros !== 0) await addDailyCost(tx, ctx, { day: budgetDay(ctx.platform.clock.now()), micros });
  });
}
