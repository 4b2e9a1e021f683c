import type { Env, ModelPrice, ModelSettings } from "#platform/env";
import { TURN_COST_LIMIT_MICROS } from "./budget.ts";

/** Counted for a hosted model whose price nobody has stated: rather too much than too little against the daily cap. */
const UNSTATED_PRICE: ModelPrice = { input: 3, output: 15 };
const OWN_MACHINE: ModelPrice = { input: 0, output: 0 };

/** A model's price in millionths of a US dollar per token. */
export function priceOf(name: string, env: Pick<Env, "modelPrices">): ModelPrice {
  return env.modelPrices[name] ?? (name.startsWith("ollama:") ? OWN_MACHINE : UNSTATED_PRICE);
}

/** What a number of tokens costs, in whole millionths of a US dollar, rounded up. */
export function costOf(price: ModelPrice, tokens: { input: number; output: number }): number {
  return Math.ceil(tokens.input * price.input + tokens.output * price.output);
}

/** What the models of a turn can cost at most; null without a model, 0 where all of them are free. */
export function modelCostLimit(models: ModelSettings, env: Pick<Env, "modelPrices">): number | null {
  if (models.chat.length === 0) return null;
  const isFree = models.chat.every((name) => costOf(priceOf(name, env), { input: 1, output: 1 }) === 0);
  return isFree ? 0 : TURN_COST_LIMIT_MICROS;
}

/**
 * Tokens of a text where the provider does not say: about four letters of Latin script to a token, one and a half of
 * the others. An estimate, and marked as one wherever it is kept.
 */
export function estimateTokens(text: string): number {
  const wide = text.match(/[^\p{ASCII}\p{Script=Latin}]/gu)?.length ?? 0;
  return Math.ceil((text.length - wide) / 4 + wide / 1.5);
}
