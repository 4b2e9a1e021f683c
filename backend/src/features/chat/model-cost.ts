import type { ModelSettings } from "#platform/env";
import { TURN_COST_LIMIT_MICROS } from "./budget.ts";

/** What the models of a turn can cost at most; null without a model, 0 where all of them are free. */
export function modelCostLimit(models: ModelSettings): number | null {
  if (models.chat.length === 0) return null;
  return models.chat.every((name) => name.startsWith("ollama:")) ? 0 : TURN_COST_LIMIT_MICROS;
}
