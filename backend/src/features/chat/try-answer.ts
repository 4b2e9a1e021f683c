import type { ChosenAgent } from "#features/agents";
import { loadModelSettings } from "#features/installation";
import type { TurnOutcome } from "@netvexa/contract/wire";
import type { ModelSettings } from "#platform/env";
import type { Transaction } from "#platform/database";
import { notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { tenantTransaction, type TenantContext } from "#platform/tenant-context";
import { limitTo, toAgentProfile } from "./agent-profile.ts";
import { budgetDay, decideBudget } from "./budget.ts";
import { citedIn, toText } from "./create-answer.ts";
import { LEAST_CONFIDENCE } from "./judge-evidence.ts";
import { modelCostLimit } from "./model-cost.ts";
import { addDailyCost, selectProfile } from "./queries.ts";
import { selectDailyUse } from "./replay-queries.ts";
import { answerAgain } from "./replay-turn.ts";
import type { BegunTurn } from "./turn-types.ts";

export interface TriedAnswer {
  outcome: TurnOutcome | "failed";
  text: string;
  /** Titles of what it cites. */
  sources: string[];
  /** Titles of the products that it shows. */
  cards: string[];
}

/**
 * What an agent in this form would answer a first question. It is said to nobody and stored nowhere; what models cost
 * is recorded, within the day's cap.
 */
export async function tryAnswer(
  ctx: TenantContext,
  { agent, question }: { agent: ChosenAgent; question: string },
): Promise<TriedAnswer> {
  const models = await loadModelSettings(ctx.platform);
  const turn = await tenantTransaction(ctx, (tx) => prepare(tx, ctx, { agent, question, models }));
  const answer = await answerAgain(ctx, turn, models).catch(() => null);
  if (answer === null) return { outcome: "failed", text: "", sources: [], cards: [] };
  const { events, result } = answer;
  return {
    outcome: result.outcome,
    text: toText(events),
    sources: citedIn(events).map(({ title }) => title),
    cards: events.flatMap((event) => (event.type === "card" ? [event.card.title] : [])),
  };
}

interface Trial {
  agent: ChosenAgent;
  question: string;
  models: ModelSettings;
}

async function prepare(tx: Transaction, ctx: TenantContext, { agent, question, models }: Trial): Promise<BegunTurn> {
  const shop = await selectProfile(tx, ctx);
  if (!shop) throw notFound("storefront");
  const day = budgetDay(ctx.platform.clock.now());
  const caps = { turns: shop.daily_turn_cap, costMicros: shop.daily_cost_cap_micros };
  const budget = decideBudget(caps, await selectDailyUse(tx, ctx, day), modelCostLimit(models, ctx.platform.env));
  if (budget.reservedMicros > 0) await addDailyCost(tx, ctx, { day, micros: budget.reservedMicros });
  return {
    id: newId(),
    conversationId: newId(),
    question,
    page: null,
    language: null,
    memory: [],
    summary: null,
    agent: toAgentProfile(agent),
    shop: { name: shop.shop_name, language: shop.language, currency: shop.currency, homeUrl: shop.home_url },
    budget,
    threshold: shop.answer_threshold ?? LEAST_CONFIDENCE,
    limits: limitTo(agent, { withinUrl: null, exclude: { externalIds: [] } }),
  };
}
