import type { TurnBudget } from "./turn-types.ts";

/** What a tenant may use a day where its storefront sets no cap of its own. */
export const DEFAULT_CAPS = {
  turns: 20_000,
  costMicros: 20_000_000,
} as const;

/** Most that the models of one turn may cost together, in millionths of a US dollar. */
export const TURN_COST_LIMIT_MICROS = 100_000;

export interface DailyCaps {
  turns: number | null;
  costMicros: number | null;
}

export interface DailyUse {
  /** Turns of today, this one included. */
  turns: number;
  costMicros: number;
}

/**
 * What a turn may do: at the turn cap nothing is looked up any more and a person is offered; where the day's money does
 * not cover one more turn of a model, the answer is extractive. `modelCostMicros` is what a turn can cost at most, null
 * without a model; setting it aside keeps turns that run at the same time from passing the cap together.
 */
export function decideBudget(caps: DailyCaps, use: DailyUse, modelCostMicros: number | null): TurnBudget {
  if (use.turns > (caps.turns ?? DEFAULT_CAPS.turns)) return { mode: "paused", reservedMicros: 0 };
  const left = (caps.costMicros ?? DEFAULT_CAPS.costMicros) - use.costMicros;
  if (modelCostMicros === null || left < modelCostMicros) return { mode: "extractive", reservedMicros: 0 };
  return { mode: "full", reservedMicros: modelCostMicros };
}

/** The UTC day that caps count by, as `YYYY-MM-DD`. */
export function budgetDay(now: Date): string {
  return now.toISOString().slice(0, 10);
}
